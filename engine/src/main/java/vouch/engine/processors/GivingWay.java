package vouch.engine.processors;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;

/**
 * Lets work on all events of a store give way to trade. While this process stores events, such work rests after each of
 * its parts, three times as long as the part took: it works a quarter of the time at most. Otherwise it never rests.
 */
public final class GivingWay {

    private static final int RESTS = 3;
    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongConsumer pause;
    private volatile long stored = System.nanoTime();

    /** @param events tells what this process stores */
    GivingWay(SubscribableMessageSource<EventMessage<?>> events) {
        this(events, LockSupport::parkNanos);
    }

    /** @param pause comes back after so many nanoseconds */
    GivingWay(SubscribableMessageSource<EventMessage<?>> events, LongConsumer pause) {
        this.pause = pause;
        events.subscribe(some -> stored = System.nanoTime());
    }

    /**
     * Ends a part of the work. Comes back after the rest, if there is one.
     *
     * @param began when the part began, by {@link System#nanoTime}
     */
    public void after(long began) {
        if (stored - began > 0) {
            pause.accept(Math.min(LONGEST_NANOS, RESTS * (System.nanoTime() - began)));
        }
    }
}
