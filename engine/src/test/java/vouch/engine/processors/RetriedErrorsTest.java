package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handler that runs into an {@code Error} is called again, as after an exception. */
class RetriedErrorsTest {

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
            .name("any")
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                    .eventHandlers(new Handler())
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .build())
            .errorHandler(new RetriedErrors())
            .messageSource(events)
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(NoTransactionManager.instance())
            .initialToken(source -> null)
            .initialSegmentCount(1)
            .tokenClaimInterval(100)
            .coordinatorExecutor(name -> Executors.newSingleThreadScheduledExecutor())
            .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor())
            .build();

    @AfterEach
    void stop() {
        processor.shutdownAsync();
        events.shutDown();
    }

    @Test
    void handlesTheEventAgain() {
        processor.start();

        events.publish(new GenericEventMessage<>("first"), new GenericEventMessage<>("second"));

        await().untilAsserted(() -> assertThat(handled).containsSubsequence("first", "first", "second"));
        assertThat(processor.isRunning()).isTrue();
    }

    private final class Handler {

        @EventHandler
        void on(String event) {
            handled.add(event);
            if (handled.size() == 1) {
                throw new StackOverflowError("of one attempt");
            }
        }
    }
}
