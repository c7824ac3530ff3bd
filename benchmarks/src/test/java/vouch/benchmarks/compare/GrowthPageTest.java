package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.compare.Grown.Kind;

class GrowthPageTest {

    private final List<Grown> grown = List.of(
            new Grown(Store.H2, Kind.ORDER, 1_000, 2),
            new Grown(Store.H2, Kind.ORDER, 1_000_000, 3),
            new Grown(Store.POSTGRES, Kind.ORDER, 1_000, 1),
            new Grown(Store.POSTGRES, Kind.ORDER, 1_000_000, 1.1));

    @Test
    void comparesWithTheSmallestOnTheSameDatabase() {
        assertThat(Section.growth(grown).rows())
                .extracting(row -> row.get(0) + " " + row.get(3) + " " + row.get(5))
                .containsExactly(
                        "H2 in the process 1,000 orders –",
                        "H2 in the process 1,000,000 orders 1.5",
                        "PostgreSQL 17 1,000 orders –",
                        "PostgreSQL 17 1,000,000 orders 1.1");
    }

    @Test
    void plotsEveryFigureThatThereIs() {
        assertThat(GrowthPage.of(grown, List.of(Section.growth(grown))).split("<svg "))
                .hasSize(3);
    }
}
