package vouch.benchmarks.compare;

import java.util.List;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;

/** Runs that are easy to reckon with: each took ten seconds, on H2, and for an order 8 ms of computing and 36 kB of file. */
final class Runs {

    static final double CPU_MILLIS = 8;
    private static final double SECONDS = 10;

    private Runs() {}

    static Compared compared(Run... runs) {
        return new Compared("a machine", 2, List.of(runs));
    }

    static Run run(Contestant contestant, Work work, int repeat, double perSecond) {
        double units = perSecond * SECONDS;
        return new Run(
                Store.H2,
                contestant,
                work,
                repeat,
                new Done(units, SECONDS, 4, 40, units * 3000),
                units * CPU_MILLIS,
                units * 36_000);
    }
}
