package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vouch.benchmarks.Options;
import vouch.benchmarks.shop.Work;

/** Who does what, for how long, and how often. */
record Plan(Map<Store, List<Contestant>> contestants, List<Work> works, Duration time, int repeats) {

    private static final int SHORT_SECONDS = 5;
    private static final int SHORT_REPEATS = 3;
    private static final int LONG_SECONDS = 6;
    private static final int LONG_REPEATS = 5;

    Plan {
        // In their order, whatever the map was.
        contestants = new TreeMap<>(contestants);
    }

    static Plan of(Options options) {
        return options.isShort()
                ? new Plan(
                        Map.of(Store.POSTGRES, List.of(VOUCH, STOCK, PLAIN), Store.H2, List.of(VOUCH, PLAIN)),
                        List.of(Work.MANY_CUSTOMERS),
                        Duration.ofSeconds(options.count("seconds", SHORT_SECONDS)),
                        options.count("repeats", SHORT_REPEATS))
                : new Plan(
                        Map.of(Store.POSTGRES, List.of(values()), Store.H2, List.of(values())),
                        List.of(Work.values()),
                        Duration.ofSeconds(options.count("seconds", LONG_SECONDS)),
                        options.count("repeats", LONG_REPEATS));
    }

    /** A virtual machine needs some thousand orders until it is as fast as it gets. */
    Duration warmUp() {
        return time.multipliedBy(3);
    }
}
