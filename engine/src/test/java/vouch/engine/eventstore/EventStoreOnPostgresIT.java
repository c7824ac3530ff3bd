package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the event store show on H2, where PostgreSQL might see it otherwise. */
class EventStoreOnPostgresIT {

    @TempDir
    private static Path data;

    private static PostgresTables tables;

    private final EventTail tail = new EventStoreAutoConfiguration().eventTail();
    private OrderedEventStorageEngine node;
    private OrderedEventStorageEngine another;

    @BeforeAll
    static void start() throws Exception {
        tables = new PostgresTables(data);
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void begin() throws Exception {
        tables.empty();
        node = tables.engine(tail);
        another = tables.engine(empty());
    }

    @Test
    void numbersTheEventsOfAStatementInTheirOrder() {
        node.appendEvents(IntStream.range(0, 250)
                .mapToObj(number -> event("order/" + number, 0))
                .toArray(EventMessage<?>[]::new));

        assertThat(page(node))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(number -> "order/" + number)
                        .toList());
        TrackingToken first = page(node).get(0).trackingToken();
        assertThat(read(first, node, tail)).isEqualTo(read(first, node, empty()));
    }

    @Test
    void tellsALostRaceFromAnythingElse() {
        node.appendEvents(event("order/1", 0), event("order/1", 1));

        assertThatThrownBy(() -> node.appendEvents(event("order/1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> node.appendEvents(event("order/2", 0), event("order/1", 1)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void givesTheSameEventsFromMemoryAsFromTheTable() {
        node.appendEvents(event("first", 0));
        TrackingToken first = page(node).get(0).trackingToken();
        Random random = new Random(1);
        for (int number = 0; number < 200; number++) {
            OrderedEventStorageEngine appending = random.nextInt(3) == 0 ? another : node;
            Transaction transaction = tables.transactions.startTransaction();
            appending.appendEvents(event("order/" + number, 0), event("order/" + number, 1));
            if (random.nextInt(10) == 0) {
                transaction.rollback();
            } else {
                transaction.commit();
            }
        }

        assertThat(read(first, node, tail)).isEqualTo(read(first, node, empty()));
    }

    @Test
    void takesFromMemoryWhatThisNodeAppends() {
        node.appendEvents(event("first", 0));
        TrackingToken first = page(node).get(0).trackingToken();
        node.appendEvents(event("order/1", 0), event("order/1", 1));

        StoredEventStream stream = new StoredEventStream(
                first,
                position -> {
                    throw new AssertionError("The table is asked.");
                },
                tail,
                () -> 0,
                Set.of());

        assertThat(stream.peek()).isPresent();
    }

    @Test
    void readsSeveralStreamsAtOnceByTheirIndex() {
        node.appendEvents(event("order/1", 0), event("customer/1", 0), event("order/1", 1), event("customer/2", 0));
        node.storeSnapshot(event("customer/2", 0));
        UnitOfWork<?> group = DefaultUnitOfWork.startAndGet(event("group", 0));

        new EventStoreAutoConfiguration()
                .streamPrefetch(tables.rows, EventTables::mayHaveSnapshots)
                .prefetch(List.of("order/1", "customer/1", "customer/2", "order/none"));

        assertThat(StreamPrefetch.take("order/1").orElseThrow()).hasSize(2);
        assertThat(StreamPrefetch.take("customer/1").orElseThrow()).hasSize(1);
        assertThat(StreamPrefetch.take("order/none").orElseThrow()).isEmpty();
        assertThat(StreamPrefetch.take("customer/2")).isEmpty();
        group.rollback();
    }

    private static List<TrackedEventMessage<?>> page(OrderedEventStorageEngine engine) {
        return engine.reader().apply(null);
    }

    private static EventTail empty() {
        return new EventStoreAutoConfiguration().eventTail();
    }

    private static List<List<Object>> read(TrackingToken after, OrderedEventStorageEngine engine, EventTail tail) {
        StoredEventStream stream = new StoredEventStream(after, engine.reader(), tail, () -> 0, Set.of());
        List<List<Object>> events = new ArrayList<>();
        try {
            while (stream.hasNextAvailable()) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                DomainEventMessage<?> ofStream = (DomainEventMessage<?>) event;
                events.add(List.of(
                        event.trackingToken().toString(),
                        event.getIdentifier(),
                        event.getTimestamp(),
                        event.getPayload(),
                        event.getMetaData(),
                        ofStream.getType(),
                        ofStream.getAggregateIdentifier(),
                        ofStream.getSequenceNumber()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Order", stream, sequence, "happened");
    }
}
