package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.console.SeriesDrawing.Line;
import vouch.console.SeriesDrawing.Mark;
import vouch.console.SeriesDrawing.Series;

class SeriesDrawingTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void stepsFromDayToDayForEachTimeline() {
        SeriesDrawing drawing = only(timeline("as it was", gbp(0, 100), gbp(2, 200)), timeline("half", gbp(1, 100)));

        assertThat(drawing.lines()).extracting(Line::name).containsExactly("as it was", "half");
        assertThat(drawing.lines())
                .extracting(Line::path)
                .containsExactly("M4 127H360V127H716V22H716", "M4 232H360V127H716V127H716");
        assertThat(drawing.marks())
                .containsExactly(new Mark(pence(0), 232), new Mark(pence(200), 22), new Mark(pence(100), 127));
    }

    @Test
    void hasTheSameFiguresInRows() {
        SeriesDrawing drawing = only(timeline("as it was", gbp(0, 100), gbp(2, 200)), timeline("half", gbp(1, 100)));

        assertThat(drawing.rows())
                .extracting(row -> row.on().getDayOfMonth() + " " + row.amounts())
                .containsExactly("1 [1.00 GBP, 0.00 GBP]", "2 [1.00 GBP, 1.00 GBP]", "3 [2.00 GBP, 1.00 GBP]");
    }

    /** Customers who have paid ahead. */
    @Test
    void goesBelowZero() {
        SeriesDrawing drawing = only(timeline("as it was", gbp(0, -100), gbp(1, 100)));

        assertThat(drawing.lines()).extracting(Line::path).containsExactly("M4 232H716V22H716");
        assertThat(drawing.marks())
                .containsExactly(new Mark(pence(0), 127), new Mark(pence(100), 22), new Mark(pence(-100), 232));
    }

    @Test
    void isALevelLineWhereThereIsOneDayOrNothing() {
        assertThat(only(timeline("as it was", gbp(0, 0))).lines())
                .extracting(Line::path)
                .containsExactly("M4 232H716");
    }

    @Test
    void isThereForEachCurrency() {
        Series both = timeline("as it was", gbp(0, 100), new OnDay(FIRST, new Money(5, "EUR")));

        assertThat(SeriesDrawing.of("exposure", List.of(both)))
                .extracting(SeriesDrawing::currency)
                .containsExactly("EUR", "GBP");
        assertThat(SeriesDrawing.of("overdue", List.of(timeline("as it was")))).isEmpty();
    }

    @Test
    void hasAPlaceForEachDayFromTheFirstToTheLast() {
        SeriesDrawing drawing = only(timeline("as it was", gbp(0, 100), gbp(4, 200)));

        assertThat(drawing.x(FIRST)).isEqualTo(4);
        assertThat(drawing.x(FIRST.plusDays(2))).isEqualTo(360);
        assertThat(drawing.x(FIRST.plusDays(4))).isEqualTo(716);
        assertThat(drawing.x(FIRST.minusDays(1))).isNull();
        assertThat(drawing.x(FIRST.plusDays(5))).isNull();
    }

    @Test
    void leavesOutDaysThatNobodyCouldTellApart() {
        SeriesDrawing drawing = only(timeline(
                "as it was",
                IntStream.range(0, 1000).mapToObj(day -> gbp(day, day)).toArray(OnDay[]::new)));

        assertThat(drawing.every()).isEqualTo(9);
        assertThat(drawing.rows()).hasSizeLessThanOrEqualTo(SeriesDrawing.MOST_DAYS);
        assertThat(drawing.rows().get(drawing.rows().size() - 1).amounts()).containsExactly(pence(999));
    }

    @Test
    void hasNoMoreRowsInTheTablesOfAllCurrenciesThanInOne() {
        List<SeriesDrawing> drawings = SeriesDrawing.of(
                "exposure",
                Stream.of("EUR", "GBP", "JPY", "KWD", "USD")
                        .map(currency -> timeline(
                                currency,
                                IntStream.range(0, 100)
                                        .mapToObj(day -> new OnDay(FIRST.plusDays(day), new Money(day, currency)))
                                        .toArray(OnDay[]::new)))
                        .toList());

        assertThat(drawings).hasSize(5).allSatisfy(drawing -> {
            assertThat(drawing.rows()).hasSize(100);
            assertThat(drawing.everyRow()).isEqualTo(5);
            assertThat(drawing.table())
                    .hasSize(20)
                    .last()
                    .isEqualTo(drawing.rows().get(99));
        });
    }

    private static SeriesDrawing only(Series... all) {
        List<SeriesDrawing> drawings = SeriesDrawing.of("exposure", List.of(all));
        assertThat(drawings).hasSize(1);
        return drawings.get(0);
    }

    private static Series timeline(String name, OnDay... sums) {
        return new Series(name, List.of(sums));
    }

    private static OnDay gbp(int day, long minor) {
        return new OnDay(FIRST.plusDays(day), pence(minor));
    }

    private static Money pence(long minor) {
        return new Money(minor, "GBP");
    }
}
