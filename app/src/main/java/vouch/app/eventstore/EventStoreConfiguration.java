package vouch.app.eventstore;

import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;

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

    /**
     * As far as a reader falls behind under load; who is further behind reads the table, a page at a time. An event takes some
     * hundred bytes, and at most a megabyte. More would live long enough to be copied by one garbage collection after the
     * other, while everybody waits.
     */
    private static final EventTail.Limits IN_MEMORY = new EventTail.Limits(2_000, 4 << 20);

    /** As long as a client waits for its command. */
    private static final Duration WAIT_FOR_A_TURN = Duration.ofSeconds(10);

    /** Beyond it, reading more at once makes a replay no faster. */
    private static final int PAGE = 1_000;

    @Bean
    EventTail eventTail(Node node) {
        return new EventTail(IN_MEMORY, new EventTail.Gaps(GAP_TIMEOUT, MOST_EVENTS_AFTER_A_GAP, !node.isAlone()));
    }

    @Bean
    OrderedEventStorageEngine eventStorageEngine(
            Serializer serializer,
            PersistenceExceptionResolver resolver,
            ConnectionProvider connections,
            TransactionManager transactions,
            EventTail tail,
            Configuration axon) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(resolver)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .gapTimeout((int) GAP_TIMEOUT.toMillis())
                .maxGapOffset(MOST_EVENTS_AFTER_A_GAP)
                .batchSize(PAGE)
                // Streams have no gaps: what is not a full page is the end, and Axon would look once more.
                .finalAggregateBatchPredicate(page -> page.size() < PAGE);
        return new OrderedEventStorageEngine(
                builder,
                transactions,
                new AppendTurns(WAIT_FOR_A_TURN, tail),
                tail.gaps(),
                SnapshotConfiguration::makesSnapshotsOf);
    }

    @Bean(name = "eventBus")
    EventStore eventStore(OrderedEventStorageEngine engine, EventTail tail, Configuration axon, Node node) {
        return new WakingEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                engine::page,
                tail,
                node.looksEvery());
    }

    @Bean
    StreamPrefetch streamPrefetch(JdbcTemplate database) {
        return new StreamPrefetch(new ShortStreams(database, SnapshotConfiguration::makesSnapshotsOf));
    }
}
