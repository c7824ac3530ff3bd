package vouch.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must become true, and not for ever. */
public final class Bounded {

    private static final Duration OFTEN = Duration.ofMillis(20);

    public interface Condition {
        boolean holds() throws Exception;
    }

    private Bounded() {}

    /** Returns false when the time was up. */
    public static boolean until(Duration bound, Condition condition) {
        return until(bound, OFTEN, condition);
    }

    /** For a condition that costs something to look at. */
    public static boolean until(Duration bound, Duration pause, Condition condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(pause.toNanos());
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
