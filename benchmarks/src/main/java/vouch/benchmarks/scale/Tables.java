package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import java.util.Map;
import java.util.TreeMap;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Measured;
import vouch.benchmarks.Table;

/** The tables of {@code docs/scale.md}, by the names under which the document shows them. */
final class Tables {

    private Tables() {}

    static Map<String, String> of(Measured measured, Assumed assumed) {
        Saga saga = Saga.of(measured);
        Model today = new Model(measured, saga, assumed);
        Model model = new Model(measured, saga.mended(), assumed);
        Planner planner = new Planner(model, assumed);
        Trials trials = new Trials(measured, model);
        GrowthTables growth = new GrowthTables(today, model, planner, trials);
        CustomerTables customer = new CustomerTables(Account.of(measured), model, planner, trials, assumed);
        Map<String, String> tables = new TreeMap<>();
        tables.put("machine", measured.machine() + "\n");
        tables.put("measured", measured.table());
        tables.put("check", check(measured, trials));
        tables.put("assumed", assumed.table());
        tables.put("saga", saga(saga));
        tables.put("breaks", growth.breaks());
        tables.put("takes", growth.takes());
        tables.put("customer", customer.ceiling());
        tables.put("trade", customer.trade());
        tables.put("others", customer.others());
        return tables;
    }

    /** What the model says of the machine that was measured. */
    private static String check(Measured measured, Trials trials) {
        double byCpu = 1000 * measured.cores() / (measured.of(NODE_CPU_MILLIS) + measured.of(DATABASE_CPU_MILLIS));
        double bySaga = Saga.of(measured).ceiling((int) measured.of(SAGA_SEGMENTS));
        double most = Math.min(byCpu, bySaga);
        double byAccount = Account.of(measured).ceiling();
        return new Table("of the machine measured on", "computed", "measured")
                .row(
                        "from request to decided and shown, nobody else there",
                        Figure.of(1000 * trials.alone()) + " ms",
                        Figure.of(measured.of(DECISION_MILLIS)) + " ms")
                .row("orders decided a second, at most", most, measured.of(ORDERS_PER_SECOND))
                .row(
                        "orders decided a second of one customer, at most",
                        Math.min(most, byAccount),
                        measured.of(ONE_CUSTOMER_ORDERS_PER_SECOND))
                .toString();
    }

    private static String saga(Saga saga) {
        Table table = new Table("saga segments", "orders a second, today", "if each event went to one of them");
        for (int segments : new int[] {1, 2, 4, 16, 256}) {
            table.row(segments, saga.ceiling(segments), saga.mended().ceiling(segments));
        }
        return table.toString();
    }
}
