package vouch.app.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * An embedded event store that wakes its readers as soon as an append is committed. Axon's own lets pooled processors
 * poll every 500 ms, which would be a second and more for the steps of one order.
 */
class WakingEventStore extends EmbeddedEventStore {

    private final AtomicLong appends = new AtomicLong();
    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();

    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("event-lookout"));

    /** @param lookEvery how often the readers look for what another process may have appended, which makes no sound here */
    WakingEventStore(Builder builder, Duration lookEvery) {
        super(builder);
        lookout.scheduleWithFixedDelay(this::wake, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Every stream reads the table for itself, from the token on. */
    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new StoredEventStream(
                trackingToken, token -> storageEngine().readEvents(token, false), appends::get, sleepers);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        wake();
    }

    @Override
    public void shutDown() {
        lookout.shutdownNow();
        super.shutDown();
    }

    private void wake() {
        appends.incrementAndGet();
        sleepers.forEach(Runnable::run);
    }
}
