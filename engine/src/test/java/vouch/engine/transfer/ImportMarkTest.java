package vouch.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import vouch.engine.eventstore.EventTables;

class ImportMarkTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final JdbcTemplate database = new JdbcTemplate(EventTables.inMemory());
    private final ImportMark mark = new ImportMark(database);

    ImportMarkTest() {
        for (String script : new String[] {"V4__dead_letters", "V17__imports"}) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")),
                    database.getDataSource());
        }
    }

    @Test
    void letsAnImportGoOnUntilItHasFinished() {
        assertThat(mark.isUnfinished()).isFalse();
        mark.begin(true, NOW);
        assertThat(mark.isUnfinished()).isTrue();
        mark.begin(false, NOW);
        mark.finish(NOW);
        assertThat(mark.isUnfinished()).isFalse();

        assertThatThrownBy(() -> mark.begin(false, NOW)).hasMessage("an import into this store has finished already");
    }

    @Test
    void refusesAStoreWithEvents() {
        assertThatThrownBy(() -> mark.begin(false, NOW)).hasMessage("the store has events that come from no import");
        assertThat(mark.isUnfinished()).isFalse();
    }

    /** Their processors would begin behind the imported events. */
    @Test
    void refusesTablesThatAVouchHasUsed() {
        database.update("insert into TokenEntry (processorName, segment) values ('order-view', 0)");

        assertThatThrownBy(() -> mark.begin(true, NOW)).hasMessage("a Vouch has used these tables already");
        assertThat(mark.isUnfinished()).isFalse();
    }
}
