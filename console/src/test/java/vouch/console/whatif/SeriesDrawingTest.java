package vouch.console.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfView.AssumedOrders;
import vouch.api.whatif.WhatIfView.Count;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.api.whatif.WhatIfView.Outcome;
import vouch.console.whatif.SeriesDrawing.Line;
import vouch.console.whatif.SeriesDrawing.Mark;

class SeriesDrawingTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void stepsFromDayToDayForEachTimeline() {
        SeriesDrawing drawing = only(timeline("as it was", gbp(0, 100), gbp(2, 200)), timeline("half", gbp(1, 100)));

        assertThat(drawing.lines()).extracting(Line::timeline).containsExactly("as it was", "half");
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
        Outcome both = timeline("as it was", gbp(0, 100), new OnDay(FIRST, new Money(5, "EUR")));

        assertThat(SeriesDrawing.of("exposure", List.of(both), Outcome::exposure))
                .extracting(SeriesDrawing::currency)
                .containsExactly("EUR", "GBP");
        assertThat(SeriesDrawing.of("overdue", List.of(both), Outcome::overdue)).isEmpty();
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

    private static SeriesDrawing only(Outcome... timelines) {
        List<SeriesDrawing> all = SeriesDrawing.of("exposure", List.of(timelines), Outcome::exposure);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Outcome timeline(String name, OnDay... exposure) {
        Count none = new Count(0, List.of());
        return new Outcome(
                name,
                WhatIfPolicy.AS_IT_WAS,
                none,
                none,
                none,
                0,
                new AssumedOrders(0, 0, 0),
                Stream.of(exposure).toList(),
                List.of());
    }

    private static OnDay gbp(int day, long minor) {
        return new OnDay(FIRST.plusDays(day), pence(minor));
    }

    private static Money pence(long minor) {
        return new Money(minor, "GBP");
    }
}
