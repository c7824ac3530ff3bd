package vouch.engine.processors;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;

/**
 * Lets work on all events of a store give way to trade. While this process stores events, such work rests after each of
 * its parts, three times as long as the part took: it works a quarter of the time at most. Otherwise it never rests.
 */
public final class GivingWay {

    private static final int RESTS = 3;
    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile long stored = System.nanoTime();

    /** @param events tells what this process stores */
    GivingWay(SubscribableMessageSource<EventMessage<?>> events) {
        events.subscribe(some -> stored = System.nanoTime());
    }

    /**
     * Ends a part of the work. Comes back after the rest, if there is one.
     *
     * @param began when the part began, by {@link System#nanoTime}
     */
    public void after(long began) {
        LockSupport.parkNanos(rest(began, System.nanoTime()));
    }

    /** How long work rests, in nanoseconds. */
    long rest(long began, long now) {
        return stored - began > 0 ? Math.min(LONGEST_NANOS, RESTS * (now - began)) : 0;
    }
}
