package vouch.query;

import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.support.SqlArrayValue;

/** Many rows in one statement. */
public final class RowBatch {

    private RowBatch() {}

    /** As the value of {@code = any(?)}: one statement, however many they are. */
    public static SqlArrayValue ids(Stream<String> ids) {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    /**
     * Inserts or updates each row.
     *
     * @throws OptimisticLockingFailureException when a row was taken away meanwhile
     */
    public static <V> void write(
            JdbcTemplate database, String sql, Collection<V> rows, ParameterizedPreparedStatementSetter<V> values) {
        if (rows.isEmpty()) {
            return;
        }
        for (int[] written : database.batchUpdate(sql, rows, rows.size(), values)) {
            for (int row : written) {
                if (row == 0) {
                    throw new OptimisticLockingFailureException("A row was taken away while it was changed.");
                }
            }
        }
    }
}
