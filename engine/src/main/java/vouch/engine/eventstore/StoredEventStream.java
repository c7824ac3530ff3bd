package vouch.engine.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Streams the stored events after a token, for one reader. New events come from memory. The table is asked only if the
 * event may not be in memory: when the reader is further behind, when another process may have appended, or when a
 * number is missing.
 */
final class StoredEventStream implements TrackingEventStream {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Function<TrackingToken, List<TrackedEventMessage<?>>> readPage;
    private final EventTail tail;
    private final LongSupplier looks;
    private final Set<Runnable> sleepers;

    private TrackingToken position;
    private Iterator<TrackedEventMessage<?>> page = Collections.emptyIterator();
    private TrackedEventMessage<?> next;
    private long looksWhenEmpty = -1;
    private Runnable wake;

    /**
     * @param readPage reads the events after a token from the table; empty when there are none
     * @param looks counts how often the readers were woken to look for events of other processes
     */
    StoredEventStream(
            TrackingToken position,
            Function<TrackingToken, List<TrackedEventMessage<?>>> readPage,
            EventTail tail,
            LongSupplier looks,
            Set<Runnable> sleepers) {
        this.position = position;
        this.readPage = readPage;
        this.tail = tail;
        this.looks = looks;
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
            // Repeats until there is an event, as the caller asks.
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
        page = Collections.emptyIterator();
    }

    private TrackedEventMessage<?> fetch() {
        while (!page.hasNext()) {
            Optional<TrackedEventMessage<?>> remembered = tail.next(position);
            if (remembered.isPresent()) {
                return remembered.get();
            }
            // Counted before the table is read, so that a wake-up during the read leads to another read.
            long told = looks.getAsLong();
            if (told == looksWhenEmpty && !tail.goesBeyond(position)) {
                return null;
            }
            page = readPage.apply(position).iterator();
            if (!page.hasNext()) {
                looksWhenEmpty = told;
                if (told == looks.getAsLong()) {
                    return null;
                }
            }
        }
        return page.next();
    }
}
