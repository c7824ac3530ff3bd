package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Bound.atLeast;
import static vouch.benchmarks.compare.Bound.atMost;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.compare.Reading.*;
import static vouch.benchmarks.shop.Work.*;

import java.util.List;
import java.util.Optional;
import vouch.benchmarks.Spread;
import vouch.benchmarks.shop.Work;

/** A ratio that matters, of one reading to the same of another. */
record Goal(Store store, Reading reading, Contestant one, Work oneWork, Contestant other, Work otherWork, Bound bound) {

    private static final List<Goal> ALL = List.of(
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, atLeast(0.5, 1)),
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, MANY_CUSTOMERS, STOCK, MANY_CUSTOMERS, atLeast(30, 60)),
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, atLeast(0.8, 1)),
            new Goal(Store.POSTGRES, MEDIAN_MILLIS, OVER_HTTP, UNLOADED, PLAIN_OVER_HTTP, UNLOADED, atMost(6, 3)),
            new Goal(Store.POSTGRES, LATE_MILLIS, OVER_HTTP, LOADED, PLAIN_OVER_HTTP, LOADED, atMost(3, 1.5)),
            new Goal(Store.H2, PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, atLeast(0.4, 1)),
            new Goal(Store.H2, PER_SECOND, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, atLeast(0.8, 1)),
            new Goal(Store.H2, MEDIAN_MILLIS, OVER_HTTP, UNLOADED, PLAIN_OVER_HTTP, UNLOADED, atMost(6, 3)),
            new Goal(Store.H2, LATE_MILLIS, OVER_HTTP, LOADED, PLAIN_OVER_HTTP, LOADED, atMost(3, 1.5)),
            new Goal(Store.AXON_SERVER, PER_SECOND, VOUCH, MANY_CUSTOMERS, STOCK, MANY_CUSTOMERS, atLeast(4, 20)));

    /** What came of them, without those of which something was not measured. */
    static List<Rated> in(Compared compared) {
        return ALL.stream()
                .flatMap(goal -> goal
                        .ratio(compared)
                        .map(ratio ->
                                new Rated(goal.store, goal.toString(), goal.reading.toString(), ratio, goal.bound))
                        .stream())
                .toList();
    }

    private Optional<Spread> ratio(Compared compared) {
        return compared.ratio(store, reading, one, oneWork, other, otherWork);
    }

    @Override
    public String toString() {
        return one == other
                ? "%s: %s ÷ %s".formatted(one, oneWork, otherWork)
                : "%s ÷ %s: %s".formatted(one, other, oneWork);
    }
}
