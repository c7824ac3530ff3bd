package vouch.benchmarks.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.app.Application;
import vouch.benchmarks.shop.Answers;

/** A process that measures how long it takes to read all events page by page, and to read new events. */
public final class EventReadMeasurement {

    private static final int ROUNDS = 3;
    private static final List<Integer> PAGES = List.of(100, 500, 1_000, 5_000);
    private static final int READERS = 4;
    private static final int NEW_EVENTS = 21;
    private static final int WARM_UPS = 500;
    private static final int TIMES = 1_000;

    private final ConfigurableApplicationContext vouch;
    private final EventStorageEngine store;
    private final Map<String, List<Double>> eventsPerSecond = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();

    private interface Reader {
        void readAll() throws InterruptedException;
    }

    private EventReadMeasurement(ConfigurableApplicationContext vouch) {
        this.vouch = vouch;
        store = vouch.getBean(EventStorageEngine.class);
    }

    /** @param arguments the number of events, and the settings of Vouch */
    public static void main(String... arguments) throws InterruptedException {
        Answers answers = new Answers();
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        try (ConfigurableApplicationContext vouch = QuietVouch.start(Application.class, settings)) {
            new EventReadMeasurement(vouch).run(Integer.parseInt(arguments[0]), answers);
        }
    }

    private void run(int events, Answers answers) throws InterruptedException {
        CustomerHistory.append(store, events);
        // Until the virtual machine has compiled it.
        replayed(PAGES.get(0));
        for (int round = 0; round < ROUNDS; round++) {
            for (int page : PAGES) {
                add(eventsPerSecond, "all events, in pages of %,d".formatted(page), replayed(page));
            }
            add(micros, what("memory"), newEventMicros(this::fromMemory));
            add(micros, what("the table"), newEventMicros(this::fromTable));
        }
        eventsPerSecond.forEach((figure, values) -> answers.give(new Found(figure, "events/s", values)));
        micros.forEach((figure, values) -> answers.give(new Found(figure, "µs", values)));
    }

    private static String what(String from) {
        return "%d new events by %d readers, from %s".formatted(NEW_EVENTS, READERS, from);
    }

    private static void add(Map<String, List<Double>> figures, String figure, double value) {
        figures.computeIfAbsent(figure, any -> new ArrayList<>()).add(value);
    }

    /** By Axon's own engine, whose pages may have any size. */
    private double replayed(int page) {
        EventStorageEngine stock = JdbcEventStorageEngine.builder()
                .eventSerializer(vouch.getBean(Serializer.class))
                .snapshotSerializer(vouch.getBean(Serializer.class))
                .upcasterChain(vouch.getBean(Configuration.class).upcasterChain())
                .connectionProvider(vouch.getBean(ConnectionProvider.class))
                .transactionManager(vouch.getBean(TransactionManager.class))
                .batchSize(page)
                .build();
        long began = System.nanoTime();
        try (Stream<? extends TrackedEventMessage<?>> all = stock.readEvents(null, false)) {
            long read = all.peek(TrackedEventMessage::getPayload).collect(Collectors.counting());
            return read / ((System.nanoTime() - began) / 1e9);
        }
    }

    private Reader fromMemory(TrackingToken end) {
        BlockingStream<TrackedEventMessage<?>> stream =
                vouch.getBean(EventStore.class).openStream(end);
        return () -> {
            while (stream.peek().isPresent()) {
                stream.nextAvailable().getPayload();
            }
        };
    }

    private Reader fromTable(TrackingToken end) {
        TrackingToken[] position = {end};
        return () -> {
            try (Stream<? extends TrackedEventMessage<?>> events = store.readEvents(position[0], false)) {
                events.forEach(event -> {
                    event.getPayload();
                    position[0] = event.trackingToken();
                });
            }
        };
    }

    private interface Opening {
        Reader at(TrackingToken end);
    }

    /** The median of the time that all readers take, one after the other, for what was just appended. */
    private double newEventMicros(Opening opening) throws InterruptedException {
        TrackingToken end = store.createHeadToken();
        List<Reader> readers =
                IntStream.range(0, READERS).mapToObj(number -> opening.at(end)).toList();
        double[] measured = new double[TIMES];
        for (int time = -WARM_UPS; time < TIMES; time++) {
            CustomerHistory.append(store, NEW_EVENTS);
            long began = System.nanoTime();
            for (Reader reader : readers) {
                reader.readAll();
            }
            if (time >= 0) {
                measured[time] = (System.nanoTime() - began) / 1e3;
            }
        }
        Arrays.sort(measured);
        return measured[TIMES / 2];
    }
}
