package vouch.app.eventstore;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;

/**
 * The stored events from a token on, for one reader. It asks the table only when something was appended since it last
 * found nothing.
 */
final class StoredEventStream implements TrackingEventStream {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Function<TrackingToken, Stream<? extends TrackedEventMessage<?>>> read;
    private final LongSupplier appends;
    private final Set<Runnable> sleepers;

    private TrackingToken position;
    private Stream<? extends TrackedEventMessage<?>> page;
    private Iterator<? extends TrackedEventMessage<?>> events;
    private TrackedEventMessage<?> next;
    private long appendsWhenEmpty = -1;
    private Runnable wake;

    StoredEventStream(
            TrackingToken position,
            Function<TrackingToken, Stream<? extends TrackedEventMessage<?>>> read,
            LongSupplier appends,
            Set<Runnable> sleepers) {
        this.position = position;
        this.read = read;
        this.appends = appends;
        this.sleepers = sleepers;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        wake = callback;
        sleepers.add(callback);
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            next = fetch();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            if (System.nanoTime() >= until) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // Until there is one: that is what the caller asks for.
        }
        TrackedEventMessage<?> event = next;
        position = event.trackingToken();
        next = null;
        return event;
    }

    @Override
    public void close() {
        if (wake != null) {
            sleepers.remove(wake);
        }
        closePage();
    }

    private TrackedEventMessage<?> fetch() {
        while (events == null || !events.hasNext()) {
            closePage();
            // Read before the table is asked, so that an append meanwhile is asked for the next time.
            long appended = appends.getAsLong();
            if (appended == appendsWhenEmpty) {
                return null;
            }
            page = read.apply(position);
            events = page.iterator();
            if (!events.hasNext()) {
                appendsWhenEmpty = appended;
            }
        }
        return events.next();
    }

    private void closePage() {
        if (page != null) {
            page.close();
            page = null;
            events = null;
        }
    }
}
