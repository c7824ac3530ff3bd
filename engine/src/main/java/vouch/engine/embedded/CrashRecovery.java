package vouch.engine.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.table.Table;
import org.h2.value.VersionedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes H2's own recovery of the file of a process that was killed. H2 stores its maps one after another while
 * transactions go on. So the last store before a kill can contain a change without the record that undoes it. No
 * transaction is left to end that change. Its row is invisible but keeps its unique keys, so a transaction that needs
 * one of them waits in vain. Such a change was never acknowledged, so it is undone. This must happen before anything
 * else is done with the database. Once other transactions run, their uncommitted changes cannot be distinguished from
 * such a change.
 */
final class CrashRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(CrashRecovery.class);

    private final DataFolder folder;

    CrashRecovery(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Does nothing when the database is new or was closed. Otherwise it takes time in proportion to the database's
     * size.
     */
    void run() throws SQLException {
        Path file = folder.database();
        if (file.toFile().length() == 0 || wasClosed(file)) {
            return;
        }
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl(folder.getJdbcUrl());
        database.setUser(folder.getUsername());
        database.setPassword(folder.getPassword());
        try (Connection connection = database.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            int undone = undoLeftovers(session);
            int rebuilt = rebuildIndexes(session);
            if (undone + rebuilt > 0) {
                LOG.info(
                        "Vouch was killed in the middle of a write: {} changes undone, {} indexes rebuilt",
                        undone,
                        rebuilt);
            }
        }
    }

    private static boolean wasClosed(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getStoreHeader().containsKey("clean");
        } catch (MVStoreException e) {
            // When the database is opened, it reports better why the file cannot be read.
            return false;
        }
    }

    private static int undoLeftovers(SessionLocal session) {
        MVStore store = session.getDatabase().getStore().getMvStore();
        int undone = 0;
        for (String name : store.getMapNames()) {
            if (name.startsWith("table.") || name.startsWith("index.")) {
                undone += undoLeftovers(session.getTransaction().openMap(name));
            }
        }
        store.commit();
        return undone;
    }

    private static int undoLeftovers(TransactionMap<Object, Object> map) {
        int undone = 0;
        Cursor<Object, VersionedValue<Object>> entries = map.map.cursor(null);
        while (entries.hasNext()) {
            Object key = entries.next();
            if (!entries.getValue().isCommitted()) {
                Object committed = entries.getValue().getCommittedValue();
                if (committed == null) {
                    map.map.remove(key);
                } else {
                    map.putCommitted(key, committed);
                }
                undone++;
            }
        }
        return undone;
    }

    /**
     * A change that was committed while the maps were stored can be in the table and not in its index, or the reverse.
     */
    private static int rebuildIndexes(SessionLocal session) {
        int rebuilt = 0;
        for (Table table : session.getDatabase().getMainSchema().getAllTablesAndViews(session)) {
            for (Index index : table.getIndexes()) {
                if (index.getRowCount(session) != table.getRowCount(session)) {
                    index.truncate(session);
                    org.h2.index.Cursor rows = table.getScanIndex(session).find(session, null, null, false);
                    while (rows.next()) {
                        index.add(session, rows.get());
                    }
                    session.commit(false);
                    rebuilt++;
                }
            }
        }
        return rebuilt;
    }
}
