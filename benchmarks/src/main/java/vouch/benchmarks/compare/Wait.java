package vouch.benchmarks.compare;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vouch.benchmarks.Unusable;

/** Waits for what a product does on its own. */
final class Wait {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_MINUTES = 20;

    private Wait() {}

    /**
     * @param what has to be so, for the message when it is not
     * @throws Unusable after 20 minutes
     */
    static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Unusable("%s: not within %d minutes".formatted(what, LONGEST_MINUTES));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
