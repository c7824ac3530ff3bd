package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.compare.Reading.*;
import static vouch.benchmarks.shop.Work.*;

import java.util.List;
import java.util.Optional;
import vouch.benchmarks.Spread;
import vouch.benchmarks.shop.Work;

/**
 * A ratio that matters, of one reading to the same of another.
 *
 * @param must at least when more is better, at most when less is
 */
record Goal(
        Store store,
        Reading reading,
        Contestant one,
        Work oneWork,
        Contestant other,
        Work otherWork,
        double must,
        double aim) {

    static final List<Goal> ALL = List.of(
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, 0.5, 1),
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, MANY_CUSTOMERS, STOCK, MANY_CUSTOMERS, 30, 60),
            new Goal(Store.POSTGRES, PER_SECOND, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, 0.8, 1),
            new Goal(Store.POSTGRES, MEDIAN_MILLIS, OVER_HTTP, UNLOADED, PLAIN_OVER_HTTP, UNLOADED, 6, 3),
            new Goal(Store.POSTGRES, LATE_MILLIS, OVER_HTTP, LOADED, PLAIN_OVER_HTTP, LOADED, 3, 1.5),
            new Goal(Store.H2, PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, 0.4, 1),
            new Goal(Store.H2, PER_SECOND, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, 0.8, 1),
            new Goal(Store.H2, MEDIAN_MILLIS, OVER_HTTP, UNLOADED, PLAIN_OVER_HTTP, UNLOADED, 6, 3),
            new Goal(Store.H2, LATE_MILLIS, OVER_HTTP, LOADED, PLAIN_OVER_HTTP, LOADED, 3, 1.5));

    /** What came of it; nothing when one of the two was not measured. */
    Optional<Spread> in(Compared compared) {
        return compared.ratio(store, reading, one, oneWork, other, otherWork);
    }

    boolean isMoreBetter() {
        return reading == PER_SECOND;
    }

    @Override
    public String toString() {
        return one == other
                ? "%s: %s ÷ %s".formatted(one, oneWork, otherWork)
                : "%s ÷ %s: %s".formatted(one, other, oneWork);
    }
}
