package vouch.engine.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import vouch.engine.eventstore.EventCopies;
import vouch.engine.eventstore.EventCopy;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventTables;
import vouch.engine.eventstore.LoggedEvent;

/** A store on H2, with the log and the copier of production. */
final class TestStore {

    private final DataSource database = EventTables.inMemory();

    EventLog log() {
        return EventCopies.log(database);
    }

    EventCopy copy() {
        return EventCopies.copy(database);
    }

    /** Stores events of two streams by turns. */
    void store(int from, int to) {
        List<DomainEventData<byte[]>> events = new ArrayList<>();
        for (int number = from; number < to; number++) {
            events.add(event(number));
        }
        copy().append(events);
    }

    static DomainEventData<byte[]> event(int number) {
        return event("e-" + number, number, "{\"n\":%d, \"text\" : \"ä\\n\"}".formatted(number));
    }

    static DomainEventData<byte[]> event(String id, int number, String payload) {
        return new GenericDomainEventEntry<>(
                "Thing",
                "thing/" + number % 2,
                number / 2,
                id,
                Instant.parse("2026-01-01T00:00:00.120Z").plusMillis(number),
                "ThingDone",
                "2",
                payload.getBytes(StandardCharsets.UTF_8),
                "{\"actor\": \"maria\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** Everything about the events but their positions. */
    List<String> content() {
        return log().after(-1, 10_000).stream().map(TestStore::content).toList();
    }

    private static String content(LoggedEvent logged) {
        DomainEventData<byte[]> event = logged.data();
        return String.join(
                "|",
                event.getEventIdentifier(),
                String.valueOf(event.getAggregateIdentifier()),
                String.valueOf(event.getSequenceNumber()),
                event.getType(),
                event.getTimestamp().toString(),
                event.getPayload().getType().toString(),
                new String(event.getPayload().getData(), StandardCharsets.ISO_8859_1),
                new String(logged.metaDataJson(), StandardCharsets.ISO_8859_1));
    }
}
