package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import vouch.engine.eventstore.EventLog.Place;

/** What holds for the log of any event store: it tells what was appended. */
abstract class EventLogContract {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS = 300;

    private final List<GenericDomainEventMessage<String>> appended = new ArrayList<>();

    abstract EventLog log();

    /** Appends the events, each in a transaction of its own. */
    abstract void append(List<GenericDomainEventMessage<String>> events);

    /** Times go back now and then, by less than the clocks of nodes may differ. */
    private void append() {
        SplittableRandom random = new SplittableRandom(17);
        long[] next = new long[3];
        for (int number = 0; number < EVENTS; number++) {
            int stream = random.nextInt(next.length);
            appended.add(new GenericDomainEventMessage<>(
                    "Thing",
                    "thing/" + stream,
                    next[stream]++,
                    "payload " + number,
                    Map.of("number", "n" + number),
                    IdentifierFactory.getInstance().generateIdentifier(),
                    START.plusSeconds(number * 7L).minusSeconds(random.nextInt(9))));
        }
        append(appended);
    }

    private List<String> ids() {
        return appended.stream().map(GenericDomainEventMessage::getIdentifier).toList();
    }

    private static List<String> ids(List<LoggedEvent> events) {
        return events.stream().map(event -> event.data().getEventIdentifier()).toList();
    }

    @Test
    void readsForwardsAndBackwardsInPages() {
        append();
        List<String> forwards = new ArrayList<>();
        long position = -1;
        for (List<LoggedEvent> page; !(page = log().after(position, 7)).isEmpty(); ) {
            forwards.addAll(ids(page));
            position = page.get(page.size() - 1).position();
        }
        List<String> backwards = new ArrayList<>();
        position = Long.MAX_VALUE;
        for (List<LoggedEvent> page; !(page = log().before(position, 7)).isEmpty(); ) {
            ids(page).forEach(id -> backwards.add(0, id));
            position = page.get(page.size() - 1).position();
        }

        assertThat(forwards).isEqualTo(ids());
        assertThat(backwards).isEqualTo(ids());
    }

    @Test
    void knowsUpToWhereNothingIsStoredLater() {
        append();

        assertThat(log().decided()).isGreaterThanOrEqualTo(log().lastPosition().orElseThrow());
    }

    @Test
    void readsAStreamFromAnyNumber() {
        append();
        List<GenericDomainEventMessage<String>> stream = appended.stream()
                .filter(event -> event.getAggregateIdentifier().equals("thing/1"))
                .toList();

        List<LoggedEvent> read = log().ofStream("thing/1", 5, 9);

        assertThat(ids(read))
                .isEqualTo(stream.subList(5, 14).stream()
                        .map(GenericDomainEventMessage::getIdentifier)
                        .toList());
        assertThat(read.get(0).position())
                .isEqualTo(log().withId(ids(read).get(0)).orElseThrow().position());
        assertThat(log().ofStream("thing/1", stream.size(), 9)).isEmpty();
        assertThat(log().ofStream("thing/9", 0, 9)).isEmpty();
    }

    @Test
    void readsSingleEventsByTheirPositions() {
        append();

        List<LoggedEvent> read =
                log().at(List.of(new Place("thing/2", 3), new Place("thing/0", 1), new Place("thing/2", 1_000)));

        assertThat(read).extracting(event -> event.data().getSequenceNumber()).containsExactlyInAnyOrder(3L, 1L);
        assertThat(read).extracting(LoggedEvent::position).isSorted();
        assertThat(log().withId("none")).isEmpty();
    }

    @Test
    void readsWhatIsInAnEvent() {
        append();

        LoggedEvent read = log().withId(appended.get(42).getIdentifier()).orElseThrow();

        assertThat(new String(read.data().getPayload().getData())).isEqualTo("\"payload 42\"");
        assertThat(read.data().getTimestamp()).isEqualTo(appended.get(42).getTimestamp());
        assertThat(read.metaData().get("number")).isEqualTo("n42");
        assertThat(read.messages()).singleElement().satisfies(message -> assertThat(message.getPayload())
                .isEqualTo("payload 42"));
    }

    @Test
    void findsAPlaceNotFarBeforeATime() {
        append();
        List<LoggedEvent> all = log().after(-1, EVENTS);

        LongStream.range(-5, 2_200).forEach(second -> {
            Instant time = START.plusSeconds(second);
            long place = log().justBefore(time);
            assertThat(all)
                    .filteredOn(event -> event.position() <= place)
                    .allMatch(event -> event.data().getTimestamp().isBefore(time));
            assertThat(all)
                    .filteredOn(event -> event.position() > place)
                    .filteredOn(event ->
                            event.data().getTimestamp().isBefore(time.minus(EventLog.MOST_LATE.multipliedBy(3))))
                    .isEmpty();
        });
    }
}
