package vouch.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventTables;

/** The seal on H2, and when it is extended. */
class SealTest extends SealContract {

    private final DataSource source = EventTables.inMemory("V1__event_store", "V16__seal");
    private final EventLog log = EventTables.log(source);
    private final SealedStore store = new SealedStore(source, log);

    @Override
    SealedStore store() {
        return store;
    }

    @Test
    void sealsAnEventAtTheEarliestOneLookAfterItWasSeen() {
        store.storeMany(1, 0);

        store.look();
        assertThat(store.segments.head().number()).isZero();

        store.look();
        assertThat(store.segments.head().events()).isEqualTo(1);
    }

    @Test
    void letsEventsGatherForAMinuteUnlessThereAreManyOfThem() {
        store.storeMany(1, 0);
        store.look();
        store.look();
        store.storeMany(999, 0);
        store.look();
        store.look();
        assertThat(store.segments.head().number()).isEqualTo(1);

        store.storeMany(1_002, 0);
        store.look();
        store.look();
        assertThat(sizes()).containsExactly(1, 1_000, 1_000);

        store.advance(Duration.ofMinutes(1));
        store.look();
        assertThat(sizes()).containsExactly(1, 1_000, 1_000, 1);
        assertThat(store.verify().isRight()).isTrue();
    }

    @Test
    void endsASegmentEarlyWhoseEventsAreLarge() {
        store.storeMany(30, 0);
        for (long position = 1_000; position < 1_300; position++) {
            store.storeAt(position, 100_000);
        }
        store.seal();

        assertThat(sizes()).containsExactly(250, 80);
        assertThat(store.verify().isRight()).isTrue();
    }

    @Test
    void leavesTheChainAsItWasWhenASegmentCannotBeStored() {
        store.storeMany(2_500, 0);
        store.seal();
        List<Integer> before = sizes();
        SealedStore broken = new SealedStore(source, log, (after, upTo, atMost) -> {
            throw new IllegalStateException("broken");
        });
        store.storeMany(1_500, 0);
        broken.look();
        assertThatThrownBy(broken::look).hasMessage("broken");

        assertThat(sizes()).isEqualTo(before);
        store.seal();
        assertThat(store.verify().events()).isEqualTo(4_000);
        assertThat(store.verify().isRight()).isTrue();
    }

    @Test
    void findsAChangeWhereTheEventsAreReadThroughTheLog() {
        SealedStore logged = new SealedStore(source, log, new LogEventRows(log));
        logged.storeMany(1_500, 0);
        logged.seal();
        assertThat(logged.verify().isRight()).isTrue();
        long position = log.after(-1, 1_200).get(1_150).position();

        for (String change : List.of("payload = X'7B7D'", "metaData = X'7B2261223A2262227D'", "type = 'Other'")) {
            Difference first = logged.verifyAfter(() -> logged.database.update(
                            "update DomainEventEntry set " + change + " where globalIndex = ?", position))
                    .first();
            assertThat(first.kind()).as(change).isEqualTo(Difference.Kind.CHANGED);
            assertThat(first.position()).as(change).isEqualTo(position);
        }
    }

    private List<Integer> sizes() {
        return store.segments.after(0, 10).stream().map(Segment::events).toList();
    }
}
