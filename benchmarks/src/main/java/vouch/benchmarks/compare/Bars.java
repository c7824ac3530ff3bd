package vouch.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;

/** A plot of figures as bars, with a line from the lowest to the highest; in powers of ten, as SVG. */
record Bars(String title, List<Bar> bars) {

    record Bar(String label, Spread spread) {}

    /** Whole powers of ten, from left to right. */
    private record Scale(int first, int last) {

        double x(double value) {
            return LEFT + (Math.log10(value) - first) / (last - first) * (WIDTH - LEFT - RIGHT);
        }
    }

    private static final int LEFT = 230;
    private static final int WIDTH = 900;
    private static final int RIGHT = 90;
    private static final int ROW = 26;

    String svg() {
        int first = (int) Math.floor(Math.log10(
                bars.stream().mapToDouble(bar -> bar.spread().low()).min().orElse(1)));
        int last = (int) Math.ceil(Math.log10(
                bars.stream().mapToDouble(bar -> bar.spread().high()).max().orElse(10)));
        Scale scale = new Scale(first, Math.max(last, first + 1));
        int height = ROW * (bars.size() + 2);
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>", WIDTH, height, Page.escaped(title));
        for (int decade = scale.first(); decade <= scale.last(); decade++) {
            double x = scale.x(Math.pow(10, decade));
            add(svg, "<line class='grid' x1='%.1f' x2='%.1f' y1='0' y2='%d'/>", x, x, height - ROW);
            String power = Figure.of(Math.pow(10, decade));
            add(svg, "<text class='axis' x='%.1f' y='%d'>%s</text>", x, height - ROW / 3, power);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), ROW / 2 + i * ROW, scale);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int y, Scale scale) {
        Spread spread = bar.spread();
        double end = scale.x(spread.median());
        int middle = y + ROW / 2 - 2;
        add(svg, "<text class='label' x='%d' y='%d'>%s</text>", LEFT - 8, middle + 4, Page.escaped(bar.label()));
        add(svg, "<rect x='%d' y='%d' width='%.1f' height='%d'/>", LEFT, y, end - LEFT, ROW - 6);
        add(
                svg,
                "<line class='spread' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>",
                scale.x(spread.low()),
                scale.x(spread.high()),
                middle,
                middle);
        double behind = Math.max(end, scale.x(spread.high())) + 6;
        add(svg, "<text x='%.1f' y='%d'>%s</text>", behind, middle + 4, Figure.of(spread.median()));
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
