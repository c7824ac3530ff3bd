package vouch.engine.embedded;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** Checks the embedded database by asking the database itself, not by reading its URL. */
@Configuration(proxyBeanMethods = false)
@Profile("!postgres")
class EmbeddedChecks {

    /** Both the stored setting and the setting that the store works with must be 0. */
    @Bean
    Check everyCommitIsWritten(JdbcTemplate database) {
        return new Check(
                () -> database.queryForList(
                                "select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'",
                                String.class)
                        .equals(List.of("0")),
                "H2 writes later than it commits, and a killed process would lose what it acknowledged: "
                        + "add WRITE_DELAY=0 to its URL");
    }

    @Bean
    @Profile("!axonserver")
    Check eventsAreNumberedWithoutABreak(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject(
                                """
                                select identity_base - coalesce((select max(globalIndex) from DomainEventEntry), 0)
                                from information_schema.columns
                                where table_name = 'DOMAINEVENTENTRY' and column_name = 'GLOBALINDEX'
                                """,
                                Long.class)
                        == 1,
                "H2 would leave out numbers before the next event, and every processor would seem to be behind: "
                        + "restart DomainEventEntry.globalIndex with the number after the last");
    }
}
