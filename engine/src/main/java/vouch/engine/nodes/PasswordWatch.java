package vouch.engine.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Takes up a new password of the database from its {@link PasswordFile}, without a restart. It counts as soon as the
 * database accepts it, and until then the password before it. So the file and the role may be changed in either order,
 * and a file that is just being written does no harm. Open connections stay open until they are returned to the pool.
 */
final class PasswordWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordWatch.class);
    private static final int EVERY_SECONDS = 5;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("password-watch"));
    private final HikariDataSource pool;
    private String lastFailure;

    PasswordWatch(HikariDataSource pool, Optional<PasswordFile> file) {
        this.pool = pool;
        file.ifPresent(found ->
                watch.scheduleWithFixedDelay(() -> look(found), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS));
    }

    void look(PasswordFile file) {
        try {
            String password = file.read();
            if (!password.equals(pool.getPassword()) && pool.isRunning()) {
                connect(password).close();
                pool.setPassword(password);
                pool.getHikariPoolMXBean().softEvictConnections();
                LOG.info("The new password of the database in {} is in use.", file);
            }
            lastFailure = null;
        } catch (IllegalStateException | SQLException e) {
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                LOG.warn(
                        "The password of the database in {} is not in use yet; the one before it is: {}",
                        file,
                        failure);
            }
            lastFailure = failure;
        }
    }

    /** In the same way as the pool. */
    private Connection connect(String password) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", password);
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    @Override
    public void destroy() {
        watch.shutdown();
    }
}
