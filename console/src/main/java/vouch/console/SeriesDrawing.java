package vouch.console;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vouch.api.Money;
import vouch.api.whatif.WhatIfView.OnDay;

/**
 * How sums went over the days, in one currency, as a drawing: a line of steps for each sum. The rows have the figures
 * that are drawn.
 *
 * @param measure what all lines have in common
 * @param every how many days on which the sum changed there are for each one that is drawn
 * @param everyRow how many rows there are for each one in the table
 */
public record SeriesDrawing(
        String measure, String currency, int every, int everyRow, List<Row> rows, List<Line> lines, List<Mark> marks) {

    static final int LEFT = 4;
    static final int RIGHT = 716;
    static final int TOP = 22;
    static final int BOTTOM = 232;

    /** Amounts that are nearer would be written over each other. */
    private static final int LINE_OF_TEXT = 18;

    /** More days than this cannot be told apart in a drawing, nor read in all tables of a measure. */
    static final int MOST_DAYS = 120;

    /**
     * One sum over the days.
     *
     * @param sums on the days on which it changed, in each currency
     */
    public record Series(String name, List<OnDay> sums) {}

    /** @param amounts at the end of the day, one for each series */
    public record Row(LocalDate on, List<Money> amounts) {}

    /** @param number of the series, from 0 @param path as SVG writes it */
    public record Line(int number, String name, String path) {}

    /** An amount on the axis. */
    public record Mark(Money amount, int y) {}

    /** One drawing for each currency. */
    public static List<SeriesDrawing> of(String measure, List<Series> all) {
        Set<String> currencies = all.stream()
                .flatMap(series -> series.sums().stream())
                .map(sum -> sum.amount().currency())
                .collect(Collectors.toCollection(TreeSet::new));
        return currencies.stream()
                .map(currency -> of(measure, currency, all, currencies.size()))
                .toList();
    }

    private static SeriesDrawing of(String measure, String currency, List<Series> all, int drawings) {
        List<TreeMap<LocalDate, Money>> sums =
                all.stream().map(series -> inCurrency(currency, series.sums())).toList();
        TreeSet<LocalDate> changes = new TreeSet<>();
        sums.forEach(sum -> changes.addAll(sum.keySet()));
        int every = every(changes.size(), 1);
        List<Row> rows = everyNth(List.copyOf(changes), every).stream()
                .map(day -> new Row(
                        day, sums.stream().map(sum -> on(day, sum, currency)).toList()))
                .toList();
        Axes axes = Axes.of(rows);
        List<Line> lines = IntStream.range(0, all.size())
                .mapToObj(number -> new Line(number, all.get(number).name(), axes.path(rows, number)))
                .toList();
        return new SeriesDrawing(
                measure, currency, every, every(rows.size(), drawings), rows, lines, axes.marks(currency));
    }

    private static int every(int days, int drawings) {
        return (days * drawings + MOST_DAYS - 1) / MOST_DAYS;
    }

    /** The rows that there is room for. */
    public List<Row> table() {
        return everyNth(rows, everyRow);
    }

    /** Where the day is in the drawing; null when it is not there. */
    public Integer x(LocalDate day) {
        boolean isThere = !day.isBefore(rows.get(0).on())
                && !day.isAfter(rows.get(rows.size() - 1).on());
        return isThere ? Axes.of(rows).x(day) : null;
    }

    private static TreeMap<LocalDate, Money> inCurrency(String currency, List<OnDay> all) {
        TreeMap<LocalDate, Money> sums = new TreeMap<>();
        all.stream()
                .filter(sum -> sum.amount().currency().equals(currency))
                .forEach(sum -> sums.put(sum.on(), sum.amount()));
        return sums;
    }

    /** With the last one. */
    private static <T> List<T> everyNth(List<T> all, int every) {
        return IntStream.range(0, all.size())
                .filter(index -> (all.size() - 1 - index) % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static Money on(LocalDate day, TreeMap<LocalDate, Money> sums, String currency) {
        return sums.floorEntry(day) == null
                ? Money.zero(currency)
                : sums.floorEntry(day).getValue();
    }

    /** From the least to the most that is drawn, with 0. */
    private record Axes(LocalDate first, long days, BigInteger least, BigInteger most) {

        static Axes of(List<Row> rows) {
            LocalDate first = rows.get(0).on();
            long days = ChronoUnit.DAYS.between(first, rows.get(rows.size() - 1).on());
            List<BigInteger> all = rows.stream()
                    .flatMap(row -> row.amounts().stream())
                    .map(amount -> BigInteger.valueOf(amount.minor()))
                    .toList();
            return new Axes(
                    first,
                    Math.max(1, days),
                    all.stream().reduce(BigInteger.ZERO, BigInteger::min),
                    all.stream().reduce(BigInteger.ZERO, BigInteger::max));
        }

        String path(List<Row> rows, int series) {
            StringBuilder path = new StringBuilder();
            for (Row row : rows) {
                int y = y(BigInteger.valueOf(row.amounts().get(series).minor()));
                path.append(path.isEmpty() ? "M%d %d".formatted(LEFT, y) : "H%dV%d".formatted(x(row.on()), y));
            }
            return path.append("H").append(RIGHT).toString();
        }

        List<Mark> marks(String currency) {
            List<Mark> marks = new ArrayList<>();
            Stream.of(BigInteger.ZERO, most, least, most.add(least).divide(BigInteger.TWO))
                    .filter(minor -> marks.stream().noneMatch(mark -> Math.abs(mark.y - y(minor)) < LINE_OF_TEXT))
                    .forEach(minor -> marks.add(new Mark(new Money(minor.longValueExact(), currency), y(minor))));
            return marks;
        }

        private int x(LocalDate day) {
            return LEFT + (int) (ChronoUnit.DAYS.between(first, day) * (RIGHT - LEFT) / days);
        }

        private int y(BigInteger minor) {
            BigInteger span = most.subtract(least).max(BigInteger.ONE);
            return BOTTOM
                    - minor.subtract(least)
                            .multiply(BigInteger.valueOf(BOTTOM - TOP))
                            .divide(span)
                            .intValueExact();
        }
    }
}
