package vouch.benchmarks.scale;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What came of a simulation.
 *
 * @param inSystem how many orders were under way on average, from the first arrival to the last end
 * @param sagaBusy of a segment of the saga, on average
 */
record Outcome(List<Done> orders, double seconds, double inSystem, double sagaBusy, double viewBusy) {

    /** An order that was worked off: whose it was, and the seconds from arrival to decided, and to shown as decided. */
    record Done(long customer, double decided, double shown) {}

    double perSecond() {
        return orders.size() / seconds;
    }

    /** What that part of some orders stays below. */
    double within(double part, Predicate<Done> some, ToDoubleFunction<Done> seconds) {
        double[] sorted =
                orders.stream().filter(some).mapToDouble(seconds).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
