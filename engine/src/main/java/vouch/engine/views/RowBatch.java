package vouch.engine.views;

import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.support.SqlArrayValue;

/** Many rows in one statement. */
public final class RowBatch {

    /**
     * Deleted rows would stay in the table and its indexes, where every row that is written again meets them; and who
     * counts them in between finds no row on many pages, after which PostgreSQL looks for one in any index, from end to end.
     * A vacuum that is at work because of the rows before is sent away by PostgreSQL after a second (deadlock_timeout). But
     * whoever reads for longer, as a backup does, keeps this and other readers waiting for three seconds at most.
     */
    private static final String DELETE_ALL_ON_POSTGRES =
            """
            do $$ begin
              set local lock_timeout = '3s';
              truncate %1$s;
              set local lock_timeout = default;
            exception when lock_not_available then
              delete from %1$s;
            end $$""";

    private RowBatch() {}

    /** As the value of {@code = any(?)}: one statement, however many they are. */
    public static SqlArrayValue ids(Stream<String> ids) {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    /** All rows of the table, in the current transaction. H2 truncates in no transaction but its own. */
    public static void deleteAll(JdbcTemplate database, String table) {
        boolean postgres = "PostgreSQL".equals(database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
        database.execute((postgres ? DELETE_ALL_ON_POSTGRES : "delete from %s").formatted(table));
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
