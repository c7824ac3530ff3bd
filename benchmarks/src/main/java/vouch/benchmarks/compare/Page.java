package vouch.benchmarks.compare;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.benchmarks.compare.Bars.Bar;
import vouch.benchmarks.shop.Work;

/** What was found as one HTML page, which needs nothing else. */
final class Page {

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Vouch compared</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
                     color: #1b1f24; background: #fff }
              table { border-collapse: collapse; width: 100%% }
              th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #d8dee4 }
              svg { width: 100%%; height: auto; font: 12px system-ui, sans-serif }
              rect { fill: #2f6f9f }
              .spread { stroke: #d1621a; stroke-width: 3 }
              .grid { stroke: #d8dee4 }
              .label { text-anchor: end }
              .axis { text-anchor: middle; fill: #57606a }
            </style>
            <h1>Vouch compared</h1>
            <p>%s; %d cores, shared by the contestant, its database and the clients. Bars are medians, lines go from the
            lowest to the highest; the axis is in powers of ten.</p>
            %s</html>
            """;

    private Page() {}

    static String of(Compared compared, List<Section> sections) {
        String tables = sections.stream().map(Page::table).collect(Collectors.joining());
        String plots = compared.stores().stream()
                .flatMap(store -> plots(compared, store))
                .filter(bars -> !bars.bars().isEmpty())
                .map(bars -> "<h2>" + bars.title() + "</h2>\n" + bars.svg())
                .collect(Collectors.joining());
        return FRAME.formatted(compared.machine(), compared.cores(), plots + tables);
    }

    private static Stream<Bars> plots(Compared compared, Store store) {
        return Stream.of(
                plot("Orders a second", compared, store, Work.MANY_CUSTOMERS, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.HOT_CUSTOMER, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.TENTH_REJECTED, Reading.PER_SECOND),
                plot("Half decided within ms", compared, store, Work.UNLOADED, Reading.MEDIAN_MILLIS),
                plot("99% answered within ms", compared, store, Work.LOADED, Reading.LATE_MILLIS));
    }

    private static Bars plot(String title, Compared compared, Store store, Work work, Reading reading) {
        List<Bar> bars = Stream.of(Contestant.values())
                .flatMap(contestant -> compared
                        .spread(store, contestant, work, reading)
                        .map(spread -> new Bar(contestant.toString(), spread))
                        .stream())
                .toList();
        return new Bars("%s, %s, %s".formatted(title, work, store), bars);
    }

    private static String table(Section section) {
        String rows = section.rows().stream().map(row -> row(row, "td")).collect(Collectors.joining());
        return "<h2>%s</h2>\n<table>\n%s%s</table>\n".formatted(section.title(), row(section.heads(), "th"), rows);
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<%1$s>%2$s</%1$s>".formatted(tag, cell))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
