package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.*;

import java.util.List;
import vouch.benchmarks.shop.Work;

/** A ratio that matters, of orders a second to orders a second. */
record Goal(Store store, Contestant one, Work oneWork, Contestant other, Work otherWork, double must, double aim) {

    static final List<Goal> ALL = List.of(
            new Goal(Store.POSTGRES, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, 0.5, 1),
            new Goal(Store.POSTGRES, VOUCH, MANY_CUSTOMERS, STOCK, MANY_CUSTOMERS, 30, 60),
            new Goal(Store.H2, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS, 0.4, 1),
            new Goal(Store.POSTGRES, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, 0.8, 1),
            new Goal(Store.H2, VOUCH, HOT_CUSTOMER, VOUCH, MANY_CUSTOMERS, 0.8, 1));

    @Override
    public String toString() {
        return one == other ? "%s, %s ÷ %s".formatted(one, oneWork, otherWork) : one + " ÷ " + other;
    }
}
