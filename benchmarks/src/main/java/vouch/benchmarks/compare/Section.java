package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;
import vouch.benchmarks.Table;
import vouch.benchmarks.shop.Work;

/** A table with a title, to be printed or put on a page. Cells are text. */
record Section(String title, List<String> heads, List<List<String>> rows) {

    static Section ratios(Compared compared) {
        Section section = new Section(
                "Ratios of orders a second",
                List.of("database", "ratio", "median", "lowest – highest", "must", "aim"),
                new ArrayList<>());
        for (Goal goal : Goal.ALL) {
            compared.ratio(goal.store(), goal.one(), goal.oneWork(), goal.other(), goal.otherWork())
                    .ifPresent(ratio -> section.rows.add(List.of(
                            goal.store().toString(),
                            goal.toString(),
                            Figure.of(ratio.median()),
                            range(ratio),
                            "≥ " + Figure.of(goal.must()),
                            "≥ " + Figure.of(goal.aim()))));
        }
        return section;
    }

    static Section figures(Compared compared, Store store) {
        Section section = new Section(
                store.toString(),
                List.of("", "", "a second", "lowest – highest", "CPU ms each", "kB allocated each", "binds"),
                new ArrayList<>());
        for (Work work : Work.values()) {
            for (Contestant contestant : Contestant.values()) {
                compared.spread(store, contestant, work, Run::perSecond)
                        .ifPresent(perSecond -> section.rows.add(List.of(
                                work.toString(),
                                contestant.toString(),
                                Figure.of(perSecond.median()),
                                range(perSecond),
                                median(compared, store, contestant, work, Run::cpuMillisPerOrder),
                                median(compared, store, contestant, work, Run::kilobytesPerOrder),
                                work.isOrders()
                                        ? Ceiling.of(compared, store, contestant, work)
                                                .toString()
                                        : "–")));
            }
        }
        return section;
    }

    private static String median(
            Compared compared, Store store, Contestant contestant, Work work, ToDoubleFunction<Run> figure) {
        return Figure.of(
                compared.spread(store, contestant, work, figure).orElseThrow().median());
    }

    private static String range(Spread spread) {
        return Figure.of(spread.low()) + " – " + Figure.of(spread.high());
    }

    String markdown() {
        Table table = new Table(heads.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return "%s%n%n%s".formatted(title, table);
    }
}
