package vouch.engine.eventstore;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.nodes.Node;

/** Printed for {@code docs/decisions/0022-new-events-from-memory.md}; run by name, on an idle machine. */
class EventReadMeasurement {

    private static final int EVENTS = Integer.getInteger("vouch.events", 200_000);
    private static final int EACH_TIME = 20;

    @Test
    void onH2(@TempDir Path folder) throws Exception {
        measure(
                new SingleConnectionDataSource(
                        "jdbc:h2:file:" + folder.resolve("vouch") + ";WRITE_DELAY=0", "vouch", "", true),
                "h2");
    }

    /** On an empty database that {@code vouch.url} names. */
    @Test
    void onPostgres() throws Exception {
        if (System.getProperty("vouch.url") != null) {
            measure(new SingleConnectionDataSource(System.getProperty("vouch.url"), true), "postgresql");
        }
    }

    private void measure(DataSource database, String name) throws Exception {
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + name + "/V1__event_store.sql")),
                database);
        EventNode node = new EventNode(database, Node.alone());
        for (int batch = 0; batch < EVENTS / 1_000; batch++) {
            node.append(events(batch, 1_000));
        }
        for (int round = 0; round < 3; round++) {
            for (int page : List.of(100, 500, 1_000, 5_000)) {
                EventStorageEngine engine = stock(database, page);
                long began = System.nanoTime();
                try (var all = engine.readEvents(null, false)) {
                    all.forEach(event -> event.getPayload());
                }
                print("%s, pages of %d: %,.0f events/s", name, page, EVENTS / seconds(began));
            }
        }
        follow(node, name, "memory", node.tail);
        follow(node, name, "table", new EventStoreAutoConfiguration().eventTail());
        follow(node, name, "memory", node.tail);
        follow(node, name, "table", new EventStoreAutoConfiguration().eventTail());
        node.close();
    }

    /** Four readers at the end, and appends of twenty events: how long the readers take for each of them. */
    private static void follow(EventNode node, String name, String from, EventTail tail) throws Exception {
        int[] looks = {0};
        TrackingToken end = node.engine.createHeadToken();
        List<StoredEventStream> readers = IntStream.range(0, 4)
                .mapToObj(number -> new StoredEventStream(
                        end, node.engine.reader(), tail, tail == node.tail ? () -> 0 : () -> looks[0], Set.of()))
                .toList();
        long[] nanos = new long[1_500];
        for (int time = 0; time < nanos.length; time++) {
            node.append(events((int) System.nanoTime(), EACH_TIME));
            looks[0]++;
            long began = System.nanoTime();
            for (StoredEventStream reader : readers) {
                while (reader.peek().isPresent()) {
                    reader.nextAvailable().getPayload();
                }
            }
            nanos[time] = System.nanoTime() - began;
        }
        Arrays.sort(nanos, 500, nanos.length);
        print("%s, %d new events to 4 readers from %s: %.0f µs (median)", name, EACH_TIME, from, nanos[1_000] / 1e3);
    }

    private static EventMessage<?>[] events(int batch, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new GenericDomainEventMessage<>(
                        "Order", "order/" + batch + "-" + number + "-" + System.nanoTime(), 0, "x".repeat(300)))
                .toArray(EventMessage<?>[]::new);
    }

    private static EventStorageEngine stock(DataSource database, int page) throws Exception {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(Jackson3Serializer.builder().build())
                .snapshotSerializer(Jackson3Serializer.builder().build())
                .upcasterChain(DefaultConfigurer.defaultConfiguration()
                        .buildConfiguration()
                        .upcasterChain())
                .persistenceExceptionResolver(new DuplicateKeys())
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .transactionManager(new SpringTransactionManager(new JdbcTransactionManager(database)))
                .batchSize(page)
                .build();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, "MEASURED " + format, values));
    }
}
