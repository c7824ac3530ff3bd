package vouch.app.eventstore;

import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** The event store where there is no Axon Server: Axon's JDBC engine over tables that Flyway owns. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class EventStoreConfiguration {

    /**
     * How long a number that is missing in the order of events may still be filled by a write that is not committed yet:
     * several times as long as PostgreSQL lets a statement or an idle transaction be.
     */
    private static final Duration GAP_TIMEOUT = Duration.ofMinutes(2);

    /** How many events others may append meanwhile: as many as no database takes in that time. */
    private static final int MOST_EVENTS_AFTER_A_GAP = 2_000_000;

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            PersistenceExceptionResolver resolver,
            ConnectionProvider connections,
            TransactionManager transactions,
            Configuration axon) {
        return JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(resolver)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .gapTimeout((int) GAP_TIMEOUT.toMillis())
                .maxGapOffset(MOST_EVENTS_AFTER_A_GAP)
                .build();
    }

    @Bean(name = "eventBus")
    EventStore eventStore(EventStorageEngine engine, Configuration axon, Node node) {
        return new WakingEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                node.looksEvery());
    }
}
