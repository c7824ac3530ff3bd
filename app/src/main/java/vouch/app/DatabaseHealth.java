package vouch.app;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;

/** Whether PostgreSQL can be used, and if not, why, in the words in which a start would say it. */
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
