package vouch.benchmarks.compare;

import java.time.Duration;
import java.util.function.LongSupplier;
import vouch.benchmarks.measure.Jvm;

/**
 * Lets a contestant work until its virtual machine has compiled nearly everything that the work needs. Until then the
 * compiler takes the processors from the contestant, the longer the more code the contestant has.
 */
final class WarmUp {

    /** What the compiler may still take, of one processor. */
    private static final double AT_REST = 0.1;

    /** Some code is compiled again and again, and never at rest. */
    private static final int LONGEST = 5;

    private final Entrant entrant;
    private final LongSupplier compiledMillis;

    /** @param compiledMillis how long the compiler has been at work until now */
    WarmUp(Entrant entrant, LongSupplier compiledMillis) {
        this.entrant = entrant;
        this.compiledMillis = compiledMillis;
    }

    static WarmUp of(Entrant entrant) {
        return new WarmUp(entrant, Jvm.compiler(entrant.processes().get(0))::getTotalCompilationTime);
    }

    /**
     * Works for the time, and as long again until the compiler rests, at most five times.
     *
     * @return how long it took
     */
    Duration lasting(Duration time) throws Exception {
        int times = 0;
        long compiling;
        do {
            long before = compiledMillis.getAsLong();
            entrant.work(time);
            compiling = compiledMillis.getAsLong() - before;
            times++;
        } while (compiling > AT_REST * time.toMillis() && times < LONGEST);
        return time.multipliedBy(times);
    }
}
