package vouch.acceptance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must become true, and not for ever. */
public final class Bounded {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    public interface Condition {
        boolean holds() throws Exception;
    }

    private Bounded() {}

    /** Returns false when the time was up. */
    public static boolean until(Duration bound, Condition condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (Exception e) {
            throw new AssertionError("It could not be found out", e);
        }
    }
}
