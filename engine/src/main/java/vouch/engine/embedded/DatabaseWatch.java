package vouch.engine.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Ends the process when the embedded database has stopped after a failed write. A write fails because the disk is full,
 * or because its thread was interrupted. From then on every commit fails, so nothing is acknowledged that is not
 * stored. But some threads never return, and nothing in the process can open the database again. A new process can, as
 * after a kill. The same thread runs the {@link Compaction}.
 */
final class DatabaseWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int EVERY_MILLIS = 100;
    private static final int STEP_SECONDS = 10;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("database-watch"));

    /** Keeps other threads from closing and reopening the database, so that the watched store is the one in use. */
    private final Connection connection;

    private final MVStore store;
    private final Compaction compaction;
    private final Consumer<MVStoreException> end;

    DatabaseWatch(DataSource database, Consumer<MVStoreException> end) throws SQLException {
        this.end = end;
        connection = database.getConnection();
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        store = session.getDatabase().getStore().getMvStore();
        compaction = new Compaction(store, Compaction.SMALL_BYTES);
        for (Runnable task : List.<Runnable>of(this::look, compaction)) {
            watch.scheduleWithFixedDelay(task, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    Compaction compaction() {
        return compaction;
    }

    private void look() {
        MVStoreException failure = store.getPanicException();
        if (failure != null) {
            end.accept(failure);
        }
    }

    /** Ends the process without an orderly shutdown, which would need the database. */
    static void halt(MVStoreException failure) {
        LOG.error(
                "The database cannot be written, so Vouch ends: see whether its disk is full, and start it again. "
                        + "Everything that was acknowledged is stored. The cause",
                failure);
        Runtime.getRuntime().halt(1);
    }

    @Override
    public void destroy() throws SQLException, InterruptedException {
        watch.shutdown();
        // A step that has begun ends within seconds. The database must not be closed during a step.
        watch.awaitTermination(STEP_SECONDS, TimeUnit.SECONDS);
        connection.close();
    }
}
