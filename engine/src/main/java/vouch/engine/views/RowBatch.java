package vouch.engine.views;

import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes many rows in one statement. */
public final class RowBatch {

    /**
     * Truncates, because deleted rows would stay in the table and its indexes, and slow down every row that is written
     * again. If PostgreSQL takes its statistics in between, it finds many pages without a row. After that it may look
     * up a row by reading an index from end to end.
     *
     * <p>The truncate needs an exclusive lock. An autovacuum of the table does not block it for long: PostgreSQL
     * cancels the autovacuum after 1 s (deadlock_timeout). A longer reader, such as a backup, makes this statement and
     * other readers wait for at most 3 s. Then the rows are deleted instead.
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

    /** The value for {@code = any(?)}. The statement is the same for any number of ids. */
    public static SqlArrayValue ids(Stream<String> ids) {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    /**
     * Deletes all rows of the table, in the current transaction. On H2 it does not truncate, because H2 truncates only
     * in a transaction of its own.
     */
    public static void deleteAll(JdbcTemplate database, String table) {
        boolean postgres = "PostgreSQL".equals(database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
        database.execute((postgres ? DELETE_ALL_ON_POSTGRES : "delete from %s").formatted(table));
    }

    /**
     * Inserts or updates each row.
     *
     * @throws OptimisticLockingFailureException when a row was deleted meanwhile
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
