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
 * Wakes the readers of events as soon as an append is committed, and serves them from memory. Axon's own embedded store
 * lets pooled processors poll every 500 ms. The steps of one order would then take 1 s or more.
 */
class NotifyingEventStore extends EmbeddedEventStore {

    private static final String WOKEN = NotifyingEventStore.class.getName() + "/woken";

    private final Supplier<Function<TrackingToken, List<TrackedEventMessage<?>>>> readers;
    private final EventTail tail;
    private final AtomicLong looks = new AtomicLong();
    private final Set<Runnable> sleepers = new CopyOnWriteArraySet<>();

    private final ScheduledExecutorService poller =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("event-poller"));

    /**
     * @param readers creates for each stream a function that reads the stored events after a token
     * @param tail holds what this process committed, from the commit on
     * @param pollEvery how often the readers poll for events of other processes, which send no signal to this process
     */
    NotifyingEventStore(
            Builder builder,
            Supplier<Function<TrackingToken, List<TrackedEventMessage<?>>>> readers,
            EventTail tail,
            Duration pollEvery) {
        super(builder);
        this.readers = readers;
        this.tail = tail;
        poller.scheduleWithFixedDelay(this::poll, pollEvery.toMillis(), pollEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Each stream reads independently of the others, from the token on. */
    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new StoredEventStream(trackingToken, readers.get(), tail, looks::get, sleepers);
    }

    /** Wakes the readers once for each commit, although Axon calls this for each command of a group. */
    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (!CurrentUnitOfWork.isStarted()
                || CurrentUnitOfWork.get().root().resources().putIfAbsent(WOKEN, true) == null) {
            wake();
        }
    }

    @Override
    public void shutDown() {
        poller.shutdownNow();
        super.shutDown();
    }

    private void poll() {
        looks.incrementAndGet();
        wake();
    }

    private void wake() {
        sleepers.forEach(Runnable::run);
    }
}
