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

    /** H2 needs a second or two for so many. */
    static final int MOST_TO_DELETE = 10_000;

    private RowBatch() {}

    /** The value for {@code = any(?)}. The statement is the same for any number of ids. */
    public static SqlArrayValue ids(Stream<String> ids) {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    /** Deletes all rows of the table, in the current transaction. {@link TablesToEmpty} says how many rows go on H2. */
    public static void deleteAll(JdbcTemplate database, String table) {
        if (isPostgres(database)) {
            database.execute(DELETE_ALL_ON_POSTGRES.formatted(table));
        } else if (rows(database, table) > MOST_TO_DELETE) {
            TablesToEmpty.add(database, table);
        } else {
            database.execute("delete from " + table);
        }
    }

    private static boolean isPostgres(JdbcTemplate database) {
        return "PostgreSQL".equals(database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    private static long rows(JdbcTemplate database, String table) {
        return database.queryForObject("select count(*) from " + table, Long.class);
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
