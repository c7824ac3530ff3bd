package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import vouch.benchmarks.Measured;
import vouch.benchmarks.scale.Simulation.Times;

/** What is tried in the simulation: one cell of a layout, at its work. */
final class Trials {

    static final long SEED = 2026;

    /** Enough for the slowest of a thousand to be more than chance. */
    private static final int ORDERS = 100_000;

    private static final long HOT = 0;

    private final Times times;
    private final Model model;

    Trials(Measured measured, Model model) {
        this.model = model;
        double command = Account.of(measured).command();
        double saga = measured.of(SAGA_MILLIS) / 1000;
        double view = Math.max(measured.of(ORDER_VIEW_MILLIS), measured.of(CUSTOMER_VIEW_MILLIS)) / 1000;
        double alone = measured.of(DECISION_MILLIS) / 1000;
        this.times = new Times(Math.max(0, alone - command - saga - view / 3), command, saga, command, view / 3);
    }

    /** A cell with an even share of the trade. */
    Outcome cell(Layout layout, double ordersPerSecond) {
        double inCell = ordersPerSecond / layout.cells();
        Zipf trade = model.trade(inCell);
        return run(layout, inCell, random -> trade.customer(random.nextDouble()));
    }

    /** The same, and one customer who asks for so much of what the account can do at most. */
    Outcome withHotCustomer(Layout layout, double ordersPerSecond, double ofCeiling) {
        double inCell = ordersPerSecond / layout.cells();
        double hot = ofCeiling / times.account();
        Zipf trade = model.trade(inCell);
        return run(
                layout,
                inCell + hot,
                random -> random.nextDouble() < hot / (inCell + hot) ? HOT : trade.customer(random.nextDouble()));
    }

    static boolean isOfOthers(Outcome.Done order) {
        return order.customer() != HOT;
    }

    private Outcome run(Layout layout, double ordersPerSecond, ToLongFunction<SplittableRandom> customers) {
        return Simulation.of(layout, times, ordersPerSecond, ORDERS, customers, SEED);
    }
}
