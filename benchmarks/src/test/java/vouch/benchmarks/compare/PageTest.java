package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.*;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import vouch.benchmarks.Spread;

class PageTest {

    private final Compared compared = Runs.compared(
            Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100),
            Runs.run(PLAIN, MANY_CUSTOMERS, 1, 200),
            Runs.run(LIMIT, SINGLE_APPENDS, 1, 9_000));

    @Test
    void showsWhatWasFoundAndNeedsNothingElse() {
        String page = ComparePage.of(
                compared, List.of(Section.ratios(Goal.in(compared)), Section.figures(compared, Store.H2)));

        assertThat(page)
                .contains(
                        "a machine; 2 cores",
                        "<td>Vouch ÷ plain JDBC: 1,000 customers</td><td>a second</td><td>0.5</td>",
                        "<td>commits of one event</td><td>raw appends</td><td>9,000</td>",
                        "<th>kB of file each</th>",
                        "<td>36</td>",
                        "Orders a second, 1,000 customers, H2 in the process")
                .doesNotContain("http", "<script", "one hot customer, H2", "commits of one event, H2");
    }

    @Test
    void printsTheSame() {
        assertThat(Section.figures(compared, Store.H2).markdown())
                .contains("| 1,000 customers | Vouch | 100 | 100 – 100 | 4 | 40 | 8 | 3 | 36 | waiting (CPU 40%) |");
    }

    @Test
    void plotsInPowersOfTenFromTheOneBelowTheLowest() throws Exception {
        Bars bars = new Bars(
                "a customer's <figures>",
                List.of(
                        new Bars.Bar("one", new Spread(1, 0.5, 2, 3)),
                        new Bars.Bar("other", new Spread(100, 90, 100, 3))));

        String svg = bars.svg();

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        double unit = width(svg, 0);
        assertThat(width(svg, 1)).isCloseTo(3 * unit, offset(0.2));
    }

    private static double width(String svg, int bar) {
        return Double.parseDouble(svg.split("<rect ")[bar + 1].replaceAll("(?s).*?width='([\\d.]+)'.*", "$1"));
    }
}
