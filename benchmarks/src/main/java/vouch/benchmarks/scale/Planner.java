package vouch.benchmarks.scale;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vouch.benchmarks.Unusable;

/** What it takes: the layout of the fewest machines in which no part is busier than it may be. */
final class Planner {

    private static final int MOST_CELLS = 4_096;
    private static final int MOST_NODES = 64;
    private static final int MOST_SEGMENTS = 1_024;
    private static final int MOST_READ_DATABASES = 8;

    private final Model model;
    private final double target;

    Planner(Model model, Assumed assumed) {
        this.model = model;
        this.target = assumed.target();
    }

    Layout plan(double ordersPerSecond) {
        return doubling(MOST_CELLS)
                .mapToObj(cells -> withCells(cells, ordersPerSecond))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Layout::machines))
                .orElseThrow(() -> new Unusable("no layout carries " + ordersPerSecond + " orders a second"));
    }

    private Optional<Layout> withCells(int cells, double rate) {
        return least(doubling(MOST_SEGMENTS), saga -> new Layout(cells, 1, saga, 1, 0), rate, Part.SAGA_SEGMENTS)
                .flatMap(cell -> least(
                        doubling(MOST_SEGMENTS),
                        view -> new Layout(cells, 1, cell.sagaSegments(), view, 0),
                        rate,
                        Part.VIEW_SEGMENTS))
                .flatMap(cell -> least(
                        IntStream.rangeClosed(1, MOST_NODES),
                        nodes -> new Layout(cells, nodes, cell.sagaSegments(), cell.viewSegments(), 0),
                        rate,
                        Part.NODES))
                .flatMap(cell -> least(
                        IntStream.rangeClosed(0, MOST_READ_DATABASES),
                        reads -> new Layout(cells, cell.nodes(), cell.sagaSegments(), cell.viewSegments(), reads),
                        rate,
                        Part.values()));
    }

    /** The first that keeps these parts from being too busy. */
    private Optional<Layout> least(IntStream numbers, IntFunction<Layout> layout, double rate, Part... parts) {
        return numbers.mapToObj(layout)
                .filter(one -> {
                    var busy = model.busy(one, rate);
                    return Stream.of(parts).allMatch(part -> busy.getOrDefault(part, 0.0) <= target);
                })
                .findFirst();
    }

    private static IntStream doubling(int most) {
        return IntStream.iterate(1, number -> number <= most, number -> number * 2);
    }
}
