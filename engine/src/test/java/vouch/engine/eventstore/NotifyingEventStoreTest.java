package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifyingEventStoreTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final EventStorageEngine shared = new InMemoryEventStorageEngine();
    private final NotifyingEventStore seldomLooks = store(NEVER);
    private final NotifyingEventStore oftenLooks = store(Duration.ofMillis(10));

    @AfterEach
    void stop() {
        seldomLooks.shutDown();
        oftenLooks.shutDown();
    }

    @Test
    void wakesItsReadersWhenItAppends() throws InterruptedException {
        CountDownLatch woken = wakeOf(seldomLooks);

        seldomLooks.publish(event("order/1"));

        assertThat(woken.await(10, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void wakesItsReadersForWhatAnotherNodeAppended() throws InterruptedException {
        TrackingEventStream stream = oftenLooks.openStream(null);
        assertThat(stream.hasNextAvailable()).isFalse();
        CountDownLatch woken = new CountDownLatch(1);
        stream.setOnAvailableCallback(() -> {
            if (stream.hasNextAvailable()) {
                woken.countDown();
            }
        });

        seldomLooks.publish(event("order/2"));

        assertThat(woken.await(10, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void wakesItsReadersOnceForAllThatIsCommittedTogether() {
        AtomicInteger wakes = new AtomicInteger();
        seldomLooks.openStream(null).setOnAvailableCallback(wakes::incrementAndGet);

        UnitOfWork<?> together = DefaultUnitOfWork.startAndGet(event("group"));
        for (int command = 1; command <= 3; command++) {
            String stream = "order/" + command;
            DefaultUnitOfWork.startAndGet(event(stream)).execute(() -> seldomLooks.publish(event(stream)));
        }
        assertThat(wakes).hasValue(0);
        together.commit();

        assertThat(wakes).hasValue(1);
        assertThat(shared.readEvents(null, false)).hasSize(3);
    }

    private static CountDownLatch wakeOf(NotifyingEventStore store) {
        CountDownLatch woken = new CountDownLatch(1);
        store.openStream(null).setOnAvailableCallback(woken::countDown);
        return woken;
    }

    private NotifyingEventStore store(Duration looksEvery) {
        return new NotifyingEventStore(
                EmbeddedEventStore.builder().storageEngine(shared),
                () -> token -> shared.readEvents(token, false)
                        .<TrackedEventMessage<?>>map(event -> event)
                        .toList(),
                new EventStoreAutoConfiguration().eventTail(),
                looksEvery);
    }

    private static GenericDomainEventMessage<String> event(String stream) {
        return new GenericDomainEventMessage<>("Order", stream, 0, "created");
    }
}
