package vouch.engine.eventstore;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.nodes.Node;

/** Configures the event store where there is no Axon Server: Axon's JDBC engine over tables that Flyway owns. */
@AutoConfiguration(before = {JdbcAutoConfiguration.class, AxonAutoConfiguration.class})
@Profile("!axonserver")
@Import(EventTableChecks.class)
public class EventStoreAutoConfiguration {

    /**
     * As far as a reader falls behind under load. A reader that is further behind reads the table, one page at a time.
     * An event takes some hundred bytes, and at most 1 MB. A larger tail would live long enough to be copied by one
     * garbage collection after another, while all threads wait.
     */
    private static final EventTail.Limits IN_MEMORY = new EventTail.Limits(2_000, 4 << 20);

    /** As long as a client waits for its command. */
    private static final Duration WAIT_FOR_A_TURN = Duration.ofSeconds(10);

    /** Reading more events at once makes a replay no faster. */
    private static final int PAGE = 1_000;

    @Bean
    @ConditionalOnMissingBean
    SnapshottedStreams snapshottedStreams() {
        return aggregateIdentifier -> true;
    }

    @Bean
    EventTail eventTail() {
        return new EventTail(IN_MEMORY);
    }

    /** A process that is alone needs no locks: it appends in turns, and no other process appends. */
    @Bean
    Supplier<OpenAppends> openAppends(Node node, JdbcTemplate database) {
        return node.isAlone() ? () -> OpenAppends.NONE : new AppendLocks(database);
    }

    @Bean
    OrderedEventStorageEngine eventStorageEngine(
            Serializer serializer,
            PersistenceExceptionResolver resolver,
            ConnectionProvider connections,
            TransactionManager transactions,
            EventTail tail,
            Supplier<OpenAppends> openAppends,
            JdbcTemplate database,
            SnapshottedStreams snapshotted,
            Configuration axon) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(resolver)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .batchSize(PAGE)
                // A page that is not full is the last one, because streams have no gaps. Axon would read once more.
                .finalAggregateBatchPredicate(page -> page.size() < PAGE);
        return new OrderedEventStorageEngine(
                builder,
                transactions,
                new AppendTurns(WAIT_FOR_A_TURN, tail),
                new EventPages(database, PAGE),
                openAppends,
                snapshotted);
    }

    @Bean(name = "eventBus")
    EventStore eventStore(OrderedEventStorageEngine engine, EventTail tail, Configuration axon, Node node) {
        return new NotifyingEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                engine::reader,
                tail,
                node.looksEvery());
    }

    @Bean
    StreamPrefetch streamPrefetch(JdbcTemplate database, SnapshottedStreams snapshotted) {
        return new StreamPrefetch(new ShortStreams(database, snapshotted));
    }
}
