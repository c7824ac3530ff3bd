package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

class StoredEventStreamTest {

    private final NavigableMap<Long, String> table = new TreeMap<>();
    private final AtomicLong looks = new AtomicLong();
    private final EventTail tail = new EventTail(new EventTail.Limits(3, 1_000));
    private final AtomicInteger reads = new AtomicInteger();
    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();
    private Runnable duringRead = () -> {};

    private final StoredEventStream stream = new StoredEventStream(null, this::read, tail, looks::get, sleepers);

    @Test
    void givesEveryEventOnceAndInOrder() throws InterruptedException {
        append("a", "b");
        assertThat(drain()).containsExactly("a", "b");
        append("c");
        assertThat(drain()).containsExactly("c");
    }

    @Test
    void peeksWithoutMovingOn() throws InterruptedException {
        append("a");

        assertThat(stream.peek()).isPresent();
        assertThat(stream.peek()).isPresent();
        assertThat(drain()).containsExactly("a");
    }

    @Test
    void doesNotAskTheTableAgainAsLongAsNothingWasAppended() throws InterruptedException {
        append("a");
        drain();
        int asked = reads.get();

        assertThat(stream.peek()).isEmpty();
        assertThat(stream.peek()).isEmpty();
        assertThat(reads).hasValue(asked);
    }

    @Test
    void findsWhatIsAppendedWhileItReadsNothing() throws InterruptedException {
        duringRead = () -> {
            duringRead = () -> {};
            append("late");
        };

        assertThat(drain()).containsExactly("late");
    }

    @Test
    void isWokenUntilItIsClosed() {
        AtomicInteger wakes = new AtomicInteger();
        assertThat(stream.setOnAvailableCallback(wakes::incrementAndGet)).isTrue();

        sleepers.forEach(Runnable::run);
        stream.close();
        sleepers.forEach(Runnable::run);

        assertThat(wakes).hasValue(1);
    }

    @Test
    void takesFromMemoryWhatThisProcessAppends() throws InterruptedException {
        append("a");
        drain();
        int asked = reads.get();

        remember(2, "b");
        remember(3, "c");

        assertThat(drain()).containsExactly("b", "c");
        assertThat(reads).hasValue(asked);
    }

    @Test
    void asksTheTableForANumberThatIsMissingInMemory() throws InterruptedException {
        append("a");
        drain();

        store(2, "of another process");
        store(3, "b");
        remember(3, "b");

        assertThat(drain()).containsExactly("of another process", "b");
    }

    @Test
    void asksTheTableWhenItIsFurtherBehindThanMemoryReaches() throws InterruptedException {
        append("a");
        drain();

        for (int place = 2; place <= 9; place++) {
            store(place, "number " + place);
            remember(place, "number " + place);
        }

        assertThat(drain()).hasSize(8).startsWith("number 2").endsWith("number 9");
    }

    @Test
    void findsWhatIsFilledLaterBeforeWhatIsInMemory() throws InterruptedException {
        append("a");
        store(3, "c");
        remember(3, "c");
        assertThat(drain()).containsExactly("a", "c");

        store(2, "late");
        remember(4, "d");
        store(4, "d");

        assertThat(drain()).containsExactly("late", "d");
    }

    private List<Object> drain() throws InterruptedException {
        List<Object> payloads = new ArrayList<>();
        while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
            payloads.add(stream.nextAvailable().getPayload());
        }
        return payloads;
    }

    /** Where the poller finds them. */
    private void append(String... payloads) {
        Stream.of(payloads).forEach(payload -> store(table.isEmpty() ? 1 : table.lastKey() + 1, payload));
        looks.incrementAndGet();
    }

    private void store(long place, String payload) {
        table.put(place, payload);
    }

    private void remember(long place, String payload) {
        tail.add(List.of(new AppendedEvent(
                place, null, GenericEventMessage.asEventMessage(payload), GenericEventMessage.clock.instant(), 1)));
    }

    private List<TrackedEventMessage<?>> read(TrackingToken after) {
        reads.incrementAndGet();
        GapAwareTrackingToken position = (GapAwareTrackingToken) after;
        List<TrackedEventMessage<?>> found = new ArrayList<>();
        for (Map.Entry<Long, String> event : table.entrySet()) {
            if (position == null
                    || event.getKey() > position.getIndex()
                    || position.getGaps().contains(event.getKey())) {
                position = position == null
                        ? GapAwareTrackingToken.newInstance(event.getKey(), Set.of())
                        : position.advanceTo(event.getKey(), 1_000);
                found.add(new GenericTrackedEventMessage<>(
                        position, GenericEventMessage.asEventMessage(event.getValue())));
            }
        }
        duringRead.run();
        return found;
    }
}
