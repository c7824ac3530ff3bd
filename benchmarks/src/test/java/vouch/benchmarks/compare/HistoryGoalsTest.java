package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.compare.Retold.Kind;

class HistoryGoalsTest {

    private final List<Retold> retold = List.of(
            new Retold(Store.H2, Kind.RAW_READ, 200_000),
            new Retold(Store.POSTGRES, Kind.RAW_READ, 400_000),
            new Retold(Store.POSTGRES, Kind.REPLAY, 100_000),
            new Retold(Store.POSTGRES, Kind.WHAT_IF, 150_000));

    @Test
    void compareWithReadingOnTheSameDatabase() {
        assertThat(Section.ratios(HistoryGoals.in(retold)).rows())
                .containsExactly(
                        List.of(
                                "PostgreSQL 17",
                                "order view made again in place ÷ all events read and thrown away",
                                "events/s",
                                "0.25",
                                "0.25 – 0.25",
                                "≥ 0.35",
                                "≥ 0.6"),
                        List.of(
                                "PostgreSQL 17",
                                "what-if with four timelines ÷ order view made again in place",
                                "events/s",
                                "1.5",
                                "1.5 – 1.5",
                                "≥ 1",
                                "≥ 2"));
    }

    @Test
    void showEveryFigure() {
        assertThat(HistoryGoals.figures(retold).rows())
                .hasSize(4)
                .contains(List.of("H2 in the process", "all events read and thrown away", "events/s", "200,000"));
    }
}
