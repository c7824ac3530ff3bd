package vouch.engine.seal;

import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.eventstore.EventLog;

/** Seals the stored events of every application that has tables. */
@AutoConfiguration
@EnableConfigurationProperties(SealSettings.class)
public class SealAutoConfiguration {

    @Bean
    @Profile("!axonserver")
    EventRows jdbcEventRows(JdbcTemplate database) {
        return new JdbcEventRows(database);
    }

    @Bean
    @Profile("axonserver")
    EventRows logEventRows(EventLog log) {
        return new LogEventRows(log);
    }

    @Bean
    Seal seal(JdbcTemplate database, EventRows rows, EventLog log, Clock clock) {
        Segments segments = new Segments(database);
        return new Seal(segments, new SealVerification(segments, rows), new VerificationRow(database), log, clock);
    }

    @Bean
    SealWork sealWork(
            JdbcTemplate database,
            EventRows rows,
            EventLog log,
            Clock clock,
            PlatformTransactionManager transactions,
            SealSettings settings) {
        Segments segments = new Segments(database);
        return new SealWork(
                new Sealer(log, rows, segments, new TransactionTemplate(transactions), clock),
                segments,
                Optional.ofNullable(settings.headFile()).map(HeadFile::new));
    }
}
