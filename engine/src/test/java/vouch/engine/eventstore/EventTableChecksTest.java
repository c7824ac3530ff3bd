package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class EventTableChecksTest {

    private final EventTableChecks checks = new EventTableChecks();
    private final JdbcTemplate database = new JdbcTemplate(EventTables.inMemory());

    @Test
    void seesThatTwoEventsCouldHaveOnePlace() throws Exception {
        assertThat(checks.noTwoEventsHaveOnePlace(database).holds().call()).isTrue();

        database.execute("alter table DomainEventEntry drop constraint event_stream_sequence");
        assertThat(checks.noTwoEventsHaveOnePlace(database).holds().call()).isFalse();
        database.execute("create index not_unique on DomainEventEntry (aggregateIdentifier, sequenceNumber)");
        assertThat(checks.noTwoEventsHaveOnePlace(database).holds().call()).isFalse();
        database.execute(
                "create unique index too_wide on DomainEventEntry (aggregateIdentifier, sequenceNumber, type)");
        assertThat(checks.noTwoEventsHaveOnePlace(database).holds().call()).isFalse();
        database.execute("create unique index right_again on DomainEventEntry (aggregateIdentifier, sequenceNumber)");
        assertThat(checks.noTwoEventsHaveOnePlace(database).holds().call()).isTrue();
    }

    @Test
    void seesEventsThatAreNotKept() throws Exception {
        InMemoryEventStorageEngine memory = new InMemoryEventStorageEngine();
        EmbeddedEventStore forgetful =
                EmbeddedEventStore.builder().storageEngine(memory).build();

        assertThat(checks.eventsAreStored(forgetful, memory).holds().call()).isFalse();
        forgetful.shutDown();
    }
}
