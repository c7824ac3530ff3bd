package vouch.engine.eventstore;

import java.util.concurrent.Executor;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Makes snapshots of the aggregates that ask for them, one by one. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
public class SnapshotAutoConfiguration {

    private static final int WAITING_AGGREGATES = 100;

    /**
     * Makes snapshots in a thread of its own, beside the commands. It must refuse a snapshot that does not fit into its
     * queue, not drop it. The snapshotter forgets a refused aggregate, and asks again after its next events. It would
     * wait forever for a dropped one.
     */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskExecutor snapshotThread() {
        ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();
        thread.setMaxPoolSize(1);
        thread.setQueueCapacity(WAITING_AGGREGATES);
        // Otherwise a shutdown interrupts it, and an interrupt closes an H2 file database.
        thread.setWaitForTasksToCompleteOnShutdown(true);
        thread.setAwaitTerminationSeconds(5);
        return thread;
    }

    @Bean
    SpringAggregateSnapshotter snapshotter(
            EventStore events,
            TransactionManager transactions,
            @Qualifier("snapshotThread") Executor snapshotThread,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            SnapshotterSpanFactory spans,
            Configuration axon) {
        return new Snapshots(SpringAggregateSnapshotter.builder()
                .eventStore(events)
                .transactionManager(transactions)
                .executor(snapshotThread)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .repositoryProvider(axon::repository)
                .spanFactory(spans));
    }

    @Bean
    SnapshotFilter readableSnapshots(Serializer serializer) {
        return new ReadableSnapshots(serializer);
    }
}
