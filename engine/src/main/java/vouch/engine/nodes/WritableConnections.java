package vouch.engine.nodes;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Evicts all connections of the pool as soon as one of them is read-only. After a failover the connections lead to a
 * server that is now a standby. A standby answers queries with an old state and refuses every command. The driver
 * connects only to a server that can be written.
 */
final class WritableConnections implements BeanPostProcessor {

    private static final String READ_ONLY = "25006";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setExceptionOverride(new GivenUp(pool));
        }
        return bean;
    }

    private record GivenUp(HikariDataSource pool) implements SQLExceptionOverride {

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            if (!READ_ONLY.equals(failure.getSQLState())) {
                return Override.CONTINUE_EVICT;
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            return Override.MUST_EVICT;
        }
    }
}
