package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.nodes.Node;

/** Whoever reads new events from memory sees what it would have seen in the table: the same events, the same tokens. */
class EventsFromMemoryTest {

    private static final int STEPS = 400;
    private static final boolean ALONE = true;
    private static final boolean SHARED = false;

    private final DataSource database = EventTables.inMemory();
    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private int streams;
    private final List<EventNode> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(EventNode::close);
        otherThread.shutdown();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areTheSameOnANodeThatIsAlone(long seed) {
        Random random = new Random(seed);
        EventNode node = node(Node.alone());
        Readers readers = new Readers(node, ALONE);

        for (int step = 0; step < STEPS; step++) {
            append(random, node);
            readers.sometimesReadAndCompare(random);
        }

        readers.readAndCompare();
        assertThat(readers.pages).as("times that the table was read").hasValueLessThan(STEPS / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areTheSameOnTwoNodesOfWhichOneIsLate(long seed) {
        Random random = new Random(seed);
        EventNode node = node(Node.oneOfSeveral());
        EventNode another = node(Node.oneOfSeveral());
        Readers readers = new Readers(node, SHARED);

        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0 -> append(random, another);
                case 1 -> {
                    open.add("late");
                    Transaction late = onOtherThread(() -> {
                        Transaction begun = another.transactions.startTransaction();
                        another.append(event(random));
                        return begun;
                    });
                    append(random, node);
                    readers.sometimesReadAndCompare(random);
                    append(random, node);
                    boolean committed = random.nextBoolean();
                    onOtherThread(() -> {
                        if (committed) {
                            late.commit();
                        } else {
                            late.rollback();
                        }
                        open.clear();
                        return null;
                    });
                }
                default -> append(random, node);
            }
            readers.sometimesReadAndCompare(random);
        }

        readers.readAndCompare();
    }

    @Test
    void areReadWithoutTheTable() {
        EventNode node = node(Node.oneOfSeveral());
        Readers readers = new Readers(node, SHARED);
        node.append(event(new Random(1)));
        readers.readAndCompare();
        int before = readers.pages.intValue();

        node.append(event(new Random(1)), event(new Random(1)));

        assertThat(readers.ofMemory()).hasSize(2);
        assertThat(readers.pages).hasValue(before);
    }

    /** Now and then nothing comes of it: it is undone, or loses a race. */
    private void append(Random random, EventNode node) {
        EventMessage<?>[] events = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(number -> event(random))
                .toArray(EventMessage<?>[]::new);
        switch (random.nextInt(12)) {
            case 0 -> {
                Transaction undone = node.transactions.startTransaction();
                node.append(events);
                undone.rollback();
            }
            case 1 -> {
                EventMessage<?> taken = new GenericDomainEventMessage<>("Order", "taken", 1, "taken");
                assertThatThrownBy(() -> node.transactions.executeInTransaction(() -> {
                            node.append(events[0], taken);
                            node.append(taken);
                        }))
                        .isInstanceOf(ConcurrencyException.class);
            }
            default -> node.append(events);
        }
    }

    private EventMessage<?> event(Random random) {
        Map<String, Object> metaData = new HashMap<>(Map.of("actor", "somebody"));
        if (random.nextInt(3) == 0) {
            metaData.put("attempt", random.nextInt());
            metaData.put("when", 5L);
        }
        if (random.nextInt(10) == 0) {
            return new GenericEventMessage<>("of no stream", metaData);
        }
        return new GenericDomainEventMessage<>(
                "Order", "order/" + ++streams, random.nextInt(9), "number " + random.nextInt(), metaData);
    }

    private EventNode node(Node kind) {
        EventNode node = new EventNode(database, kind, () -> kind.isAlone() ? OpenAppends.NONE : openAppends());
        nodes.add(node);
        return node;
    }

    private OpenAppends openAppends() {
        return new OpenAppends(
                new JdbcTemplate(database)
                        .queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class),
                Set.copyOf(open));
    }

    private <T> T onOtherThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, otherThread).join();
    }

    /** Two that read at the same times, one of them from the table only. */
    private static final class Readers {

        private final AtomicLong pages = new AtomicLong();
        private final AtomicLong looks = new AtomicLong();
        private final StoredEventStream memory;
        private final StoredEventStream table;

        /** @param alone whether the one of memory is never told to look for what others append */
        Readers(EventNode node, boolean alone) {
            Function<TrackingToken, List<TrackedEventMessage<?>>> reader = node.engine.reader();
            memory = new StoredEventStream(
                    null,
                    position -> {
                        pages.incrementAndGet();
                        return reader.apply(position);
                    },
                    node.tail,
                    alone ? () -> 0 : looks::get,
                    Set.of());
            table = new StoredEventStream(
                    null, node.engine.reader(), new EventStoreAutoConfiguration().eventTail(), looks::get, Set.of());
        }

        void sometimesReadAndCompare(Random random) {
            if (random.nextInt(3) == 0) {
                readAndCompare();
            }
        }

        void readAndCompare() {
            looks.incrementAndGet();
            List<List<Object>> inTable = read(table);
            assertThat(read(memory)).containsExactlyElementsOf(inTable);
        }

        List<List<Object>> ofMemory() {
            return read(memory);
        }

        private static List<List<Object>> read(StoredEventStream stream) {
            List<List<Object>> events = new ArrayList<>();
            while (stream.peek().isPresent()) {
                try {
                    events.add(partsOf(stream.nextAvailable()));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return events;
        }

        private static List<Object> partsOf(TrackedEventMessage<?> event) {
            List<Object> parts = new ArrayList<>(List.of(
                    event.trackingToken(),
                    event.trackingToken().toString(),
                    event.getClass(),
                    event.getIdentifier(),
                    event.getTimestamp(),
                    event.getPayloadType(),
                    event.getPayload(),
                    event.getMetaData()));
            if (event instanceof DomainEventMessage<?> ofStream) {
                parts.addAll(
                        List.of(ofStream.getType(), ofStream.getAggregateIdentifier(), ofStream.getSequenceNumber()));
            }
            return parts;
        }
    }
}
