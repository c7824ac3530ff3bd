package vouch.benchmarks.compare;

import java.lang.management.CompilationMXBean;
import java.time.Duration;
import vouch.benchmarks.measure.Jvm;

/**
 * Lets a contestant work until its virtual machine has compiled nearly everything that the work needs. Until then the
 * compiler takes the processors from the contestant, the longer the more code the contestant has.
 */
final class WarmUp {

    /** What the compiler may still take, of one processor. */
    private static final double AT_REST = 0.1;

    /** Some code is compiled again and again, and never at rest. */
    private static final int LONGEST = 8;

    private final Entrant entrant;
    private final CompilationMXBean compiler;

    WarmUp(Entrant entrant) {
        this.entrant = entrant;
        this.compiler = Jvm.compiler(entrant.processes().get(0));
    }

    /**
     * Works for the time, and as long again until the compiler rests, at most eight times.
     *
     * @return how long it took
     */
    Duration lasting(Duration time) throws Exception {
        int times = 0;
        long compiling;
        do {
            long before = compiler.getTotalCompilationTime();
            entrant.work(time);
            compiling = compiler.getTotalCompilationTime() - before;
            times++;
        } while (compiling > AT_REST * time.toMillis() && times < LONGEST);
        return time.multipliedBy(times);
    }
}
