package vouch.engine.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * An embedded event store that wakes its readers as soon as an append is committed, and has what was appended in memory
 * for them. Axon's own lets pooled processors poll every 500 ms, which would be a second and more for the steps of one
 * order.
 */
class NotifyingEventStore extends EmbeddedEventStore {

    private static final String WOKEN = NotifyingEventStore.class.getName() + "/woken";

    private final Supplier<Function<TrackingToken, List<TrackedEventMessage<?>>>> readers;
    private final EventTail tail;
    private final AtomicLong looks = new AtomicLong();
    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();

    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("event-lookout"));

    /**
     * @param readers makes for each stream what reads the events that are stored behind a token
     * @param tail has what this process committed, as soon as it has
     * @param lookEvery how often the readers look for what another process may have appended, which makes no sound here
     */
    NotifyingEventStore(
            Builder builder,
            Supplier<Function<TrackingToken, List<TrackedEventMessage<?>>>> readers,
            EventTail tail,
            Duration lookEvery) {
        super(builder);
        this.readers = readers;
        this.tail = tail;
        lookout.scheduleWithFixedDelay(this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Every stream reads for itself, from the token on. */
    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new StoredEventStream(trackingToken, readers.get(), tail, looks::get, sleepers);
    }

    /** Once for each commit, although it is told of each command that was committed with others. */
    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (!CurrentUnitOfWork.isStarted()
                || CurrentUnitOfWork.get().root().resources().putIfAbsent(WOKEN, true) == null) {
            wake();
        }
    }

    @Override
    public void shutDown() {
        lookout.shutdownNow();
        super.shutDown();
    }

    private void look() {
        looks.incrementAndGet();
        wake();
    }

    private void wake() {
        sleepers.forEach(Runnable::run);
    }
}
