package vouch.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;

/** A plot of figures as bars, with a line from the lowest to the highest; in powers of ten, as SVG. */
record Bars(String title, List<Bar> bars) {

    record Bar(String label, Spread spread) {}

    private static final int LEFT = 230;
    private static final int WIDTH = 900;
    private static final int RIGHT = 90;
    private static final int ROW = 26;

    String svg() {
        double highest =
                bars.stream().mapToDouble(bar -> bar.spread().high()).max().orElse(1);
        int decades = Math.max(1, (int) Math.ceil(Math.log10(Math.max(highest, 1))));
        int height = ROW * (bars.size() + 2);
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>", WIDTH, height, title);
        for (int decade = 0; decade <= decades; decade++) {
            double x = x(Math.pow(10, decade), decades);
            add(svg, "<line class='grid' x1='%.1f' x2='%.1f' y1='0' y2='%d'/>", x, x, height - ROW);
            String power = Figure.of(Math.pow(10, decade));
            add(svg, "<text class='axis' x='%.1f' y='%d'>%s</text>", x, height - ROW / 3, power);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), ROW / 2 + i * ROW, decades);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int y, int decades) {
        Spread spread = bar.spread();
        double end = x(spread.median(), decades);
        int middle = y + ROW / 2 - 2;
        add(svg, "<text class='label' x='%d' y='%d'>%s</text>", LEFT - 8, middle + 4, bar.label());
        add(svg, "<rect x='%d' y='%d' width='%.1f' height='%d'/>", LEFT, y, end - LEFT, ROW - 6);
        add(
                svg,
                "<line class='spread' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>",
                x(spread.low(), decades),
                x(spread.high(), decades),
                middle,
                middle);
        double behind = Math.max(end, x(spread.high(), decades)) + 6;
        add(svg, "<text x='%.1f' y='%d'>%s</text>", behind, middle + 4, Figure.of(spread.median()));
    }

    private static double x(double value, int decades) {
        double share = Math.log10(Math.max(value, 1)) / decades;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
