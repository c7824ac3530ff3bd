package vouch.engine.views;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Empties large tables of views on H2. To delete a row takes longer there than to make it again, and a truncate is a
 * transaction of its own. So the transaction that empties a table only notes it, and the table is truncated right after
 * the commit, before a processor starts again. After a kill in between the next start does that.
 */
public final class TablesToEmpty {

    private TablesToEmpty() {}

    /** @param database may give the table another name, in every statement */
    static void add(JdbcTemplate database, String table) {
        database.execute("merge into table_to_empty values ('%s')".formatted(table));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                empty(database, table);
            }
        });
    }

    /** Empties what a process that was killed has left. Must be called before anybody writes a view. */
    public static void emptyAll(JdbcTemplate database) {
        database.queryForList("select table_name from table_to_empty", String.class)
                .forEach(table -> empty(database, table));
    }

    private static void empty(JdbcTemplate database, String table) {
        while (!isTruncated(database, table)) {
            // Somebody ends a transaction that wrote the table, and the rows must not stay.
        }
        database.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("delete from table_to_empty where table_name = '%s'".formatted(table));
            }
            if (!connection.getAutoCommit()) {
                // The transaction that this connection belongs to is over.
                connection.commit();
            }
            return null;
        });
    }

    private static boolean isTruncated(JdbcTemplate database, String table) {
        try {
            database.execute("truncate table " + table);
            return true;
        } catch (PessimisticLockingFailureException written) {
            return false;
        }
    }
}
