package vouch.acceptance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must become true: as long as it takes on a slow machine, and not for ever. */
public final class Bounded {

    /** What has not moved for this long hangs, on the slowest machine too, and beside any other work. */
    public static final Duration HANGING = Duration.ofMinutes(10);

    private static final Duration OFTEN = Duration.ofMillis(20);

    public interface Condition {
        boolean holds() throws Exception;
    }

    private Bounded() {}

    /** Returns false when it hangs. */
    public static boolean until(Condition condition) {
        return until(OFTEN, condition);
    }

    /** For a condition that costs something to look at. */
    public static boolean until(Duration pause, Condition condition) {
        return until(pause, () -> 0, condition);
    }

    /** @param progress differs from one look to the next for as long as what is waited for comes nearer */
    public static boolean until(Duration pause, Callable<?> progress, Condition condition) {
        Object last = value(progress);
        long moved = System.nanoTime();
        while (!value(condition::holds)) {
            Object now = value(progress);
            if (!now.equals(last)) {
                last = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > HANGING.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return true;
    }

    private static <T> T value(Callable<T> looked) {
        try {
            return looked.call();
        } catch (Exception e) {
            throw new AssertionError("It could not be found out", e);
        }
    }
}
