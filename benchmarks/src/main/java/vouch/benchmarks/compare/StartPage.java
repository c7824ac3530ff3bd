package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;
import vouch.benchmarks.compare.Bars.Bar;

/** Starts as a page. */
final class StartPage {

    private enum Column {
        READY("start to ready, s", one -> one.millis() / 1000),
        HEAP("heap at rest, MB", one -> one.heapBytes() / 1e6),
        RESIDENT("resident at rest, MB", one -> one.residentBytes() / 1e6);

        private final String words;
        private final ToDoubleFunction<Started> figure;

        Column(String words, ToDoubleFunction<Started> figure) {
            this.words = words;
            this.figure = figure;
        }
    }

    private StartPage() {}

    static String of(AtRest found, List<Section> sections) {
        List<Bars> plots = Store.DATABASES.stream()
                .flatMap(store -> Stream.of(Column.values()).map(column -> plot(found, store, column)))
                .toList();
        return Page.of("Vouch started", found.machine(), found.cores(), plots, sections);
    }

    private static Bars plot(AtRest found, Store store, Column column) {
        List<Bar> bars = Stream.of(Starter.values())
                .flatMap(
                        starter -> found
                                .spread(store, starter, column.figure)
                                .map(spread -> new Bar(starter.toString(), spread))
                                .stream())
                .toList();
        return new Bars("%s, %s".formatted(column.words, store), bars);
    }

    static Section figures(AtRest found) {
        Section section = new Section(
                "Start and memory",
                List.of("database", "of", "figure", "median", "lowest – highest"),
                new ArrayList<>());
        for (Store store : Store.DATABASES) {
            for (Starter starter : Starter.values()) {
                for (Column column : Column.values()) {
                    found.spread(store, starter, column.figure)
                            .ifPresent(spread -> add(section, store, starter.toString(), column.words, spread));
                }
            }
        }
        for (Opened one : found.opened()) {
            String order = "one of %,d open orders".formatted(one.orders());
            add(section, one.store(), order, "heap, bytes", once(one.heapBytes()));
            add(section, one.store(), order, "files of the tables, bytes", once(one.storedBytes()));
        }
        return section;
    }

    private static Spread once(double value) {
        return Spread.of(List.of(value));
    }

    private static void add(Section section, Store store, String of, String figure, Spread spread) {
        section.rows().add(List.of(store.toString(), of, figure, Figure.of(spread.median()), Section.range(spread)));
    }
}
