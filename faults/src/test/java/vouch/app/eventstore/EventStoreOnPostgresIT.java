package vouch.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.acceptance.Postgres;

/** What the tests of the event store show on H2, where PostgreSQL might see it otherwise. */
class EventStoreOnPostgresIT {

    @TempDir
    private static Path data;

    private static Postgres postgres;
    private static HikariDataSource database;

    private final TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
    private final EventTail tail = new EventStoreConfiguration().eventTail(Node.oneOfSeveral());
    private OrderedEventStorageEngine node;
    private OrderedEventStorageEngine another;

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres(17, data);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.url());
        database = new HikariDataSource(pool);
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/postgresql/V1__event_store.sql")),
                database);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void begin() throws Exception {
        new JdbcTemplate(database).execute("truncate DomainEventEntry, SnapshotEventEntry");
        node = engine(tail);
        another = engine(new EventStoreConfiguration().eventTail(Node.oneOfSeveral()));
    }

    @Test
    void numbersTheEventsOfAStatementInTheirOrder() {
        node.appendEvents(IntStream.range(0, 250)
                .mapToObj(number -> event("order/" + number, 0))
                .toArray(EventMessage<?>[]::new));

        assertThat(node.page(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(number -> "order/" + number)
                        .toList());
        TrackingToken first = node.page(null).get(0).trackingToken();
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
        TrackingToken first = node.page(null).get(0).trackingToken();
        Random random = new Random(1);
        for (int number = 0; number < 200; number++) {
            OrderedEventStorageEngine appending = random.nextInt(3) == 0 ? another : node;
            Transaction transaction = transactions.startTransaction();
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
        TrackingToken first = node.page(null).get(0).trackingToken();
        node.appendEvents(event("order/1", 0), event("order/1", 1));

        AtomicInteger asked = new AtomicInteger();
        StoredEventStream stream = new StoredEventStream(
                first,
                position -> {
                    asked.incrementAndGet();
                    return node.page(position);
                },
                tail,
                () -> 0,
                Set.of(),
                new GapPatience(tail.gaps().timeout(), System::nanoTime));

        assertThat(stream.peek()).isPresent();
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsSeveralStreamsAtOnceByTheirIndex() {
        node.appendEvents(event("order/1", 0), event("customer/1", 0), event("order/1", 1), event("customer/2", 0));
        node.storeSnapshot(event("customer/2", 0));
        UnitOfWork<?> group = DefaultUnitOfWork.startAndGet(event("group", 0));

        new EventStoreConfiguration()
                .streamPrefetch(new JdbcTemplate(database))
                .prefetch(List.of("order/1", "customer/1", "customer/2", "order/none"));

        assertThat(StreamPrefetch.take("order/1").orElseThrow()).hasSize(2);
        assertThat(StreamPrefetch.take("customer/1").orElseThrow()).hasSize(1);
        assertThat(StreamPrefetch.take("order/none").orElseThrow()).isEmpty();
        assertThat(StreamPrefetch.take("customer/2")).isEmpty();
        group.rollback();
    }

    private OrderedEventStorageEngine engine(EventTail tail) throws Exception {
        return new EventStoreConfiguration()
                .eventStorageEngine(
                        Jackson3Serializer.builder().build(),
                        new DuplicateKeys(),
                        new SpringDataSourceConnectionProvider(database),
                        transactions,
                        tail,
                        DefaultConfigurer.defaultConfiguration().buildConfiguration());
    }

    private static EventTail empty() {
        return new EventStoreConfiguration().eventTail(Node.oneOfSeveral());
    }

    private static List<List<Object>> read(TrackingToken after, OrderedEventStorageEngine engine, EventTail tail) {
        StoredEventStream stream = new StoredEventStream(
                after,
                engine::page,
                tail,
                () -> 0,
                Set.of(),
                new GapPatience(tail.gaps().timeout(), System::nanoTime));
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
