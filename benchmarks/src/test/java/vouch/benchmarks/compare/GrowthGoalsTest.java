package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.compare.Grown.Kind;

class GrowthGoalsTest {

    @Test
    void compareTheLargestWithTheSmallest() {
        List<Grown> grown = List.of(
                new Grown(Store.H2, Kind.ACCOUNT, 100, 2),
                new Grown(Store.H2, Kind.ACCOUNT, 10_000, 9),
                new Grown(Store.H2, Kind.ACCOUNT, 100_000, 3));

        assertThat(Section.ratios(GrowthGoals.in(grown)).rows())
                .containsExactly(List.of(
                        "H2 in the process",
                        "command on a customer: 100,000 ÷ 100 events of the customer",
                        "ms",
                        "1.5",
                        "1.5 – 1.5",
                        "≤ 1.5",
                        "≤ 1.1"));
    }

    @Test
    void compareAReplayWithReading() {
        List<Grown> grown = List.of(
                new Grown(Store.POSTGRES, Kind.RAW_READ, 1_000_000, 200_000),
                new Grown(Store.POSTGRES, Kind.REPLAY, 1_000_000, 50_000));

        assertThat(GrowthGoals.in(grown)).singleElement().satisfies(ratio -> {
            assertThat(ratio.spread().median()).isEqualTo(0.25);
            assertThat(ratio.bound()).isEqualTo(Bound.atLeast(0.3, 0.6));
        });
    }

    @Test
    void sayNothingOfWhatHasOneSize() {
        assertThat(GrowthGoals.in(List.of(new Grown(Store.H2, Kind.ORDER, 1_000, 2))))
                .isEmpty();
    }
}
