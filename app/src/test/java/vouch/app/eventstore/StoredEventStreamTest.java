package vouch.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

class StoredEventStreamTest {

    private final List<TrackedEventMessage<?>> table = new ArrayList<>();
    private final AtomicLong appends = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();
    private Runnable duringRead = () -> {};

    private final StoredEventStream stream = new StoredEventStream(null, this::read, appends::get, sleepers);

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

    private List<Object> drain() throws InterruptedException {
        List<Object> payloads = new ArrayList<>();
        while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
            payloads.add(stream.nextAvailable().getPayload());
        }
        return payloads;
    }

    private void append(String... payloads) {
        Stream.of(payloads).forEach(payload -> table.add(event(payload)));
        appends.incrementAndGet();
    }

    private TrackedEventMessage<?> event(String payload) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(table.size()), GenericEventMessage.asEventMessage(payload));
    }

    private Stream<TrackedEventMessage<?>> read(TrackingToken after) {
        reads.incrementAndGet();
        long position = after == null ? -1 : after.position().orElseThrow();
        List<TrackedEventMessage<?>> found = List.copyOf(table.subList((int) position + 1, table.size()));
        duringRead.run();
        return found.stream();
    }
}
