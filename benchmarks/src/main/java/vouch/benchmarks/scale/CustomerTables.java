package vouch.benchmarks.scale;

import static vouch.benchmarks.Figure.percent;

import vouch.benchmarks.Figure;
import vouch.benchmarks.Table;
import vouch.benchmarks.scale.Outcome.Done;

/** What one customer can do, and does to the others. */
final class CustomerTables {

    private final Account account;
    private final Model model;
    private final Planner planner;
    private final Trials trials;
    private final Assumed assumed;

    CustomerTables(Account account, Model model, Planner planner, Trials trials, Assumed assumed) {
        this.account = account;
        this.model = model;
        this.planner = planner;
        this.trials = trials;
        this.assumed = assumed;
    }

    String ceiling() {
        double ceiling = account.ceiling();
        Table table = new Table("one command", "orders a second", "of 2 accounts", "of 8");
        table.row(Figure.of(1000 * account.command()) + " ms", ceiling, 2 * ceiling, 8 * ceiling);
        return table.toString();
    }

    /** How many accounts the busiest customer would need, with accounts no busier than anything else. */
    String trade() {
        Table table = new Table(
                "orders a second",
                "customers",
                "of the busiest, a second",
                "accounts for that",
                "harsh case: of the busiest",
                "accounts");
        double ceiling = assumed.target() * account.ceiling();
        for (double rate : GrowthTables.POWERS) {
            Zipf trade = model.trade(rate);
            double usual = rate * trade.busiest();
            double harsh = rate * new Zipf(trade.customers(), assumed.harshSkew()).busiest();
            table.row(rate, trade.customers(), usual, (long) Math.ceil(usual / ceiling), harsh, (long)
                    Math.ceil(harsh / ceiling));
        }
        return table.toString();
    }

    String others() {
        Table table = new Table(
                "one more customer orders", "of the others' orders, 99% are decided within", "and shown within");
        double rate = GrowthTables.POWERS.get(0);
        Layout layout = planner.plan(rate);
        for (double ofCeiling : new double[] {0, 0.5, 0.9, 1.2}) {
            Outcome outcome = trials.withHotCustomer(layout, rate, ofCeiling);
            table.row(
                    percent(ofCeiling) + " of what an account can do",
                    Figure.of(1000 * outcome.within(0.99, Trials::isOfOthers, Done::decided)) + " ms",
                    Figure.of(1000 * outcome.within(0.99, Trials::isOfOthers, Done::shown)) + " ms");
        }
        return table.toString();
    }
}
