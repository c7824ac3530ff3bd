package vouch.engine.consistency;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.deadletter.DeadLetters;

/** Configures {@link ConsistentReads} for every event processor of this process. */
@AutoConfiguration
public class ConsistencyAutoConfiguration {

    /**
     * A shutdown completes the running look and starts no new one. It does not interrupt a look, because that would
     * close an H2 file database.
     */
    @Bean(defaultCandidate = false, destroyMethod = "shutdown")
    ScheduledExecutorService consistencyPoller() {
        var poller = new ScheduledThreadPoolExecutor(1, new AxonThreadFactory("consistency"));
        poller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return poller;
    }

    @Bean
    @Profile("!axonserver")
    EventPositions storedPositions(JdbcTemplate database) {
        return new StoredPositions(database);
    }

    @Bean
    @Profile("axonserver")
    EventPositions headPosition(EventStore events) {
        return new HeadPosition(events);
    }

    @Bean
    HandledEvents handledEvents(
            EventProcessingConfiguration processing, EventStore events, Serializer serializer, JdbcTemplate database) {
        return new HandledEvents(processing, events, serializer, database);
    }

    @Bean
    ConsistentReads consistentReads(
            EventPositions positions,
            EventStore events,
            HandledEvents handled,
            DeadLetters letters,
            @Qualifier("consistencyPoller") ScheduledExecutorService consistencyPoller) {
        return new ConsistentReads(positions, () -> head(events), handled::upTo, letters, consistencyPoller);
    }

    private static long head(EventStore events) {
        TrackingToken head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    /** @param reads a provider, because it needs the processors, which are configured here */
    @Bean
    ConfigurerModule commitSignals(ObjectProvider<ConsistentReads> reads) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((axon, processor) ->
                        new CommitSignal(processor, name -> reads.getObject().committed(name)));
    }
}
