package vouch.engine.processors;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoordinatorThreadTest {

    private static final int MORE_THAN_A_QUEUE_TAKES = 2_000;

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final CoordinatorThread thread = new CoordinatorThread("any", Optional.empty());
    private final CoordinatorThread unhurried = new CoordinatorThread("any", Optional.of(new Pace(false, () -> null)));
    private final Set<Long> delays = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService coordinator = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            delays.add(unit.toMillis(delay));
            return super.schedule(task, delay, unit);
        }
    };

    @AfterEach
    void stop() {
        thread.shutdownNow();
        unhurried.shutdownNow();
        coordinator.shutdownNow();
        events.shutDown();
    }

    @Test
    void goesOnSoonerThanAxonWould() {
        assertThat(thread.pause(CoordinatorThread.PAUSE_OF_AXON_MILLIS))
                .isPositive()
                .isLessThanOrEqualTo(50);
    }

    @Test
    void leavesEveryOtherDelayAsItIs() {
        assertThat(thread.pause(3_600_000)).isEqualTo(3_600_000);
    }

    @Test
    void handlesANewEventAtOnce() {
        assertThat(thread.pause(0)).isZero();
    }

    @Test
    void letsEventsGatherBeforeAnUnhurriedProcessorHandlesThem() {
        assertThat(unhurried.pause(0)).isPositive();
    }

    @Test
    void goesOnAtOnceWithAnUnhurriedProcessorThatIsBehind() throws Exception {
        assertThat(unhurried.submit(() -> unhurried.pause(0)).get()).isZero();
    }

    @Test
    void delaysATaskForThatLong() {
        assertThat(thread.schedule(() -> {}, 1, HOURS).getDelay(MILLISECONDS)).isBetween(1L, 3_600_000L);
    }

    /** Else the pause that is shortened would be another one, or none. */
    @Test
    void isWhatAxonAsksForWhenTooManyEventsWait() {
        events.publish(Stream.generate(() -> new GenericEventMessage<>("any"))
                .limit(MORE_THAN_A_QUEUE_TAKES)
                .toList());
        ScheduledExecutorService nobody = new ScheduledThreadPoolExecutor(0) {
            @Override
            public Future<?> submit(Runnable task) {
                return null;
            }
        };
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("any")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Handler())
                        .build())
                .messageSource(events)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .initialToken(source -> null)
                .coordinatorExecutor(coordinator)
                .workerExecutor(nobody)
                .build();

        processor.start();

        await().untilAsserted(() -> assertThat(delays).contains(CoordinatorThread.PAUSE_OF_AXON_MILLIS));
    }

    private static final class Handler {

        @EventHandler
        void on(String any) {}
    }
}
