package vouch.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLErrorCodesResolver;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A write that takes its place in the order of events, and is committed long after those behind it. */
class LateCommitTest {

    /** More than Axon waits for unless it is told otherwise. */
    private static final int OVERTAKING = 10_001;

    private final DataSource database = EventTables.inMemory();
    private final TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
    private EventStorageEngine engine;

    @BeforeEach
    void configureAsInProduction() throws SQLException {
        engine = new EventStoreConfiguration()
                .eventStorageEngine(
                        Jackson3Serializer.builder().build(),
                        new SQLErrorCodesResolver(database),
                        new SpringDataSourceConnectionProvider(database),
                        transactions,
                        DefaultConfigurer.defaultConfiguration().buildConfiguration());
    }

    @Test
    void isNotSkippedHoweverManyEventsOvertakeIt() throws Exception {
        transactions.executeInTransaction(() -> engine.appendEvents(event("first", 0)));
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> transactions.executeInTransaction(() -> {
            engine.appendEvents(event("late", 0));
            inserted.countDown();
            await(overtaken);
        }));
        await(inserted);
        transactions.executeInTransaction(() -> engine.appendEvents(IntStream.range(0, OVERTAKING)
                .mapToObj(sequence -> event("fast", sequence))
                .toList()));

        List<? extends TrackedEventMessage<?>> seen = read(null);
        assertThat(seen).hasSize(1 + OVERTAKING);
        overtaken.countDown();
        late.get(10, TimeUnit.SECONDS);

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
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
