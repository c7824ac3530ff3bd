package vouch.benchmarks.compare;

import java.util.List;
import java.util.stream.Collectors;

/** One HTML page, which needs nothing else. */
final class Page {

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
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
            <h1>%1$s</h1>
            <p>%2$s; %3$d cores, shared by all that ran. Bars are medians, lines go from the lowest to the highest; the axis
            is in powers of ten.</p>
            %4$s</html>
            """;

    private Page() {}

    static String of(String title, String machine, int cores, List<Bars> plots, List<Section> sections) {
        String drawn = plots.stream()
                .filter(bars -> !bars.bars().isEmpty())
                .map(bars -> "<h2>" + escaped(bars.title()) + "</h2>\n" + bars.svg())
                .collect(Collectors.joining());
        String tables = sections.stream().map(Page::table).collect(Collectors.joining());
        return FRAME.formatted(title, machine, cores, drawn + tables);
    }

    /** As text within an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    private static String table(Section section) {
        String rows = section.rows().stream().map(row -> row(row, "td")).collect(Collectors.joining());
        return "<h2>%s</h2>\n<table>\n%s%s</table>\n".formatted(section.title(), row(section.heads(), "th"), rows);
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<%1$s>%2$s</%1$s>".formatted(tag, escaped(cell)))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
