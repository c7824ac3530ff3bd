package vouch.app;

import java.sql.SQLException;
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
            if (e.getMostSpecificCause() instanceof SQLException cause) {
                DatabaseFailure.of(cause)
                        .ifPresent(known -> health.withDetail(
                                "reason", "the database %s: %s".formatted(known.what(cause), known.remedy())));
            }
        }
    }
}
