package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vouch.engine.nodes.Node;

/** A write that takes its place in the order of events, and is committed long after those behind it. */
class LateCommitTest {

    /** More than Axon waits for unless it is told otherwise. */
    private static final int OVERTAKING = 10_001;

    private final DataSource database = EventTables.inMemory();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final EventNode node =
            new EventNode(database, Node.oneOfSeveral(), () -> new OpenAppends(1 + OVERTAKING, Set.copyOf(open)));
    private final EventNode another = new EventNode(database, Node.oneOfSeveral());
    private final EventStorageEngine engine = node.engine;

    @AfterEach
    void stop() {
        node.close();
        another.close();
    }

    @Test
    void isNotSkippedHoweverManyEventsOvertakeIt() throws Exception {
        engine.appendEvents(event("first", 0));
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        open.add("late");
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(() -> another.transactions.executeInTransaction(() -> {
                    another.append(event("late", 0));
                    inserted.countDown();
                    await(overtaken);
                }));
        await(inserted);
        engine.appendEvents(IntStream.range(0, OVERTAKING)
                .mapToObj(sequence -> event("fast", sequence))
                .toList());

        List<? extends TrackedEventMessage<?>> seen = read(null);
        assertThat(seen).hasSize(1 + OVERTAKING);
        overtaken.countDown();
        late.get(10, TimeUnit.MINUTES);
        open.clear();

        assertThat(read(seen.get(OVERTAKING).trackingToken()))
                .singleElement()
                .satisfies(event -> assertThat(event.getPayload()).isEqualTo("late"));
    }

    private List<? extends TrackedEventMessage<?>> read(TrackingToken after) {
        try (var events = engine.readEvents(after, false)) {
            return events.toList();
        }
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Order", stream, sequence, stream);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
