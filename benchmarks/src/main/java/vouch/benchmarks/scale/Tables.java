package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import java.util.Map;
import java.util.TreeMap;
import vouch.benchmarks.Measured;
import vouch.benchmarks.Table;

/** The tables of {@code docs/scale.md}, by the names under which the document shows them. */
final class Tables {

    private Tables() {}

    static Map<String, String> of(Measured measured, Assumed assumed) {
        Model model = new Model(measured, assumed);
        Planner planner = new Planner(model, assumed);
        Trials trials = new Trials(measured, model);
        GrowthTables growth = new GrowthTables(model, planner, trials);
        CustomerTables customer = new CustomerTables(Account.of(measured), model, planner, trials, assumed);
        Map<String, String> tables = new TreeMap<>();
        tables.put("machine", measured.machine() + "\n");
        tables.put("measured", measured.table());
        tables.put("check", check(measured));
        tables.put("assumed", assumed.table());
        tables.put("breaks", growth.breaks());
        tables.put("takes", growth.takes());
        tables.put("customer", customer.ceiling());
        tables.put("trade", customer.trade());
        tables.put("others", customer.others());
        return tables;
    }

    /** What the model says of the machine that was measured. */
    private static String check(Measured measured) {
        double byCpu = 1000 * measured.cores() / (measured.of(NODE_CPU_MILLIS) + measured.of(DATABASE_CPU_MILLIS));
        double bySaga = 1000 * measured.of(SAGA_SEGMENTS) / measured.of(SAGA_MILLIS);
        double most = Math.min(byCpu, bySaga);
        double byAccount = Account.of(measured).ceiling();
        return new Table("of the machine measured on", "computed", "measured")
                .row("orders decided a second, at most", most, measured.of(ORDERS_PER_SECOND))
                .row(
                        "orders decided a second of one customer, at most",
                        Math.min(most, byAccount),
                        measured.of(ONE_CUSTOMER_ORDERS_PER_SECOND))
                .toString();
    }
}
