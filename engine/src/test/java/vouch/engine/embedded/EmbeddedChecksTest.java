package vouch.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class EmbeddedChecksTest {

    private final EmbeddedChecks checks = new EmbeddedChecks();

    @TempDir
    private Path folder;

    @Test
    void seesADatabaseThatDelaysItsWrites() throws Exception {
        assertThat(checks.everyCommitIsWritten(file("careful;WRITE_DELAY=0"))
                        .holds()
                        .call())
                .isTrue();
        assertThat(checks.everyCommitIsWritten(file("hasty")).holds().call()).isFalse();
        assertThat(checks.everyCommitIsWritten(file("half;WRITE_DELAY=100"))
                        .holds()
                        .call())
                .isFalse();
    }

    /** The numbers that a killed process had taken and not used. */
    @Test
    void seesABreakInTheNumbersOfEventsWhichEveryStartEnds() throws Exception {
        JdbcTemplate killed = file("killed;WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        run(killed, "V1__event_store", "V8__numbers_of_events_in_blocks");
        append(killed, 0);
        Files.copy(folder.resolve("killed.mv.db"), folder.resolve("found.mv.db"));
        killed.execute("SHUTDOWN IMMEDIATELY");

        JdbcTemplate found = file("found;DB_CLOSE_DELAY=-1");
        assertThat(isUnbroken(found)).isFalse();
        run(found, "afterMigrate");

        assertThat(isUnbroken(found)).isTrue();
        append(found, 1);
        assertThat(found.queryForList("select globalIndex from DomainEventEntry", Long.class))
                .containsExactly(1L, 2L);
        found.execute("SHUTDOWN");
    }

    @Test
    void seesNoBreakBeforeTheFirstEvent() throws Exception {
        JdbcTemplate empty = file("empty");
        run(empty, "V1__event_store", "V8__numbers_of_events_in_blocks", "afterMigrate");

        assertThat(isUnbroken(empty)).isTrue();
    }

    private boolean isUnbroken(JdbcTemplate database) throws Exception {
        return checks.eventsAreNumberedWithoutABreak(database).holds().call();
    }

    private static void append(JdbcTemplate database, int sequence) {
        database.update(
                "insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, timestamp,"
                        + " payloadType, payload) values (?, 'first', ?, '', '', x'00')",
                "event " + sequence,
                sequence);
    }

    private static void run(JdbcTemplate database, String... scripts) {
        for (String script : scripts) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")),
                    database.getDataSource());
        }
    }

    private JdbcTemplate file(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + folder + "/" + name);
        return new JdbcTemplate(database);
    }
}
