package vouch.app;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;

/** Reports whether PostgreSQL can be used. If not, it gives the reason in the same words as a failed start. */
@Component("dbHealthContributor")
@ConditionalOnTables
@Profile("postgres")
class DatabaseHealth extends DataSourceHealthIndicator {

    DatabaseHealth(DataSource database) {
        super(database);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        try {
            super.doHealthCheck(health);
        } catch (DataAccessException e) {
            health.down(e);
            driversWords(e)
                    .flatMap(failure -> DatabaseFailure.of(failure)
                            .map(known -> "the database %s: %s".formatted(known.what(failure), known.remedy())))
                    .ifPresent(reason -> health.withDetail("reason", reason));
        }
    }

    /** The innermost failure of SQL: the pool wraps it, and it wraps what the network says. */
    private static Optional<SQLException> driversWords(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }
}
