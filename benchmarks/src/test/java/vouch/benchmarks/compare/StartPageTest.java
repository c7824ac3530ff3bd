package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.Spread;

class StartPageTest {

    private final AtRest found = new AtRest(
            "a machine",
            2,
            List.of(
                    started(Starter.UNPACKED, 1, 6_000),
                    started(Starter.EMPTY, 1, 4_000),
                    started(Starter.UNPACKED, 2, 9_000),
                    started(Starter.EMPTY, 2, 3_000),
                    started(Starter.DELIVERED, 2, 20_000)),
            List.of(new Opened(Store.H2, 500, 250, 4_000)));

    @Test
    void comparesStartsOfTheSameRepeatThatAreBothUnpacked() {
        assertThat(found.rated()).singleElement().satisfies(ratio -> {
            assertThat(ratio.spread()).isEqualTo(new Spread(2.25, 1.5, 3, 2));
            assertThat(ratio.bound()).isEqualTo(Bound.atMost(2, 1.3));
        });
    }

    @Test
    void showsWhatWasFoundAndNothingElse() {
        String page = StartPage.of(found, List.of(Section.ratios(found.rated()), StartPage.figures(found)));

        assertThat(page)
                .contains(
                        "<td>Vouch, unpacked ÷ an empty application</td><td>start to ready</td><td>2.25</td>",
                        "<td>Vouch, one jar</td><td>start to ready, s</td><td>20</td>",
                        "<td>an empty application</td><td>resident at rest, MB</td><td>300</td>",
                        "<td>one of 500 open orders</td><td>heap, bytes</td><td>250</td>")
                .doesNotContain("PostgreSQL");
        assertThat(page.split("<svg "))
                .as("ready, heap and resident, on one database")
                .hasSize(4);
    }

    private static Started started(Starter starter, int repeat, double millis) {
        return new Started(Store.H2, starter, repeat, millis, 50e6, 300e6);
    }
}
