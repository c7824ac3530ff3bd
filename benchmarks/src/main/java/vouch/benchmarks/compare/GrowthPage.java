package vouch.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Machine;
import vouch.benchmarks.Spread;
import vouch.benchmarks.compare.Bars.Bar;
import vouch.benchmarks.compare.Grown.Kind;

/** Growth as a page. */
final class GrowthPage {

    private GrowthPage() {}

    static String of(List<Grown> grown, List<Section> sections) {
        List<Bars> plots = Store.DATABASES.stream()
                .flatMap(store -> Stream.of(Kind.values()).map(kind -> plot(grown, store, kind)))
                .toList();
        int cores = Runtime.getRuntime().availableProcessors();
        return Page.of("Vouch grown", Machine.words(), cores, plots, sections);
    }

    private static Bars plot(List<Grown> grown, Store store, Kind kind) {
        List<Bar> bars = grown.stream()
                .filter(one -> one.store() == store && one.kind() == kind)
                .map(one -> new Bar(Figure.of(one.size()) + " " + kind.counted(), Spread.of(List.of(one.value()))))
                .toList();
        return new Bars("%s, %s, %s".formatted(kind, kind.unit(), store), bars);
    }
}
