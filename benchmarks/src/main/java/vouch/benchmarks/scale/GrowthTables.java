package vouch.benchmarks.scale;

import static vouch.benchmarks.Figure.percent;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Table;
import vouch.benchmarks.scale.Outcome.Done;

/** From one power of ten to the next. */
final class GrowthTables {

    /** Orders a second. */
    static final List<Double> POWERS = List.of(1e3, 1e4, 1e5, 1e6);

    private final Model model;
    private final Planner planner;
    private final Trials trials;

    GrowthTables(Model model, Planner planner, Trials trials) {
        this.model = model;
        this.planner = planner;
        this.trials = trials;
    }

    /** Each power of ten on what carried the one before. */
    String breaks() {
        Table table = new Table("orders a second", "on", "breaks first", "at", "would be busy", "and so would");
        Layout layout = Layout.OUT_OF_THE_BOX;
        String carried = "one node, as it is today";
        for (double rate : POWERS) {
            List<Map.Entry<Part, Double>> busiest = busiestFirst(layout, rate);
            Map.Entry<Part, Double> first = busiest.get(0);
            String others = busiest.stream()
                    .skip(1)
                    .filter(part -> part.getValue() > 1)
                    .map(part -> part.getKey() + " " + percent(part.getValue()))
                    .collect(Collectors.joining(", "));
            table.row(
                    rate,
                    carried,
                    first.getKey(),
                    rate / first.getValue(),
                    percent(first.getValue()),
                    others.isEmpty() ? "–" : others);
            layout = planner.plan(rate);
            carried = "what carries " + Figure.of(rate);
        }
        return table.toString();
    }

    /** The whole of all cells. */
    String takes() {
        Table table = new Table(
                "orders a second",
                "cells",
                "nodes",
                "saga segments",
                "view segments",
                "databases",
                "busiest part",
                "half shown within",
                "99% shown within",
                "stored a day");
        for (double rate : POWERS) {
            Layout layout = planner.plan(rate);
            Map.Entry<Part, Double> busiest = busiestFirst(layout, rate).get(0);
            Outcome outcome = trials.cell(layout, rate);
            table.row(
                    rate,
                    layout.cells(),
                    layout.cells() * layout.nodes(),
                    layout.cells() * layout.sagaSegments(),
                    layout.cells() * layout.viewSegments(),
                    layout.cells() * (1 + layout.readDatabases()),
                    busiest.getKey() + " " + percent(busiest.getValue()),
                    Figure.of(1000 * outcome.within(0.5, any -> true, Done::shown)) + " ms",
                    Figure.of(1000 * outcome.within(0.99, any -> true, Done::shown)) + " ms",
                    Figure.bytes(model.storedBytesPerDay(rate)));
        }
        return table.toString();
    }

    private List<Map.Entry<Part, Double>> busiestFirst(Layout layout, double rate) {
        return model.busy(layout, rate).entrySet().stream()
                .sorted(Map.Entry.<Part, Double>comparingByValue().reversed())
                .toList();
    }
}
