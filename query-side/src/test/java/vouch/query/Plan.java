package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How H2 ran a query on one table. */
public record Plan(String text) {

    /** Comes from the index in the order asked for: each walk read at most this many rows, and none was sorted. */
    public void walks(String index, int atMost) {
        assertThat(text)
                .containsPattern("PUBLIC\\." + index + "\\b")
                .contains("/* index sorted */")
                .doesNotContain("tableScan");
        reads("PUBLIC\\." + index + "\\b.*?", atMost);
    }

    /** Reads at most this many rows of any table. */
    public void reads(int atMost) {
        reads("", atMost);
    }

    private void reads(String before, int atMost) {
        Matcher scanned =
                Pattern.compile(before + "scanCount: (\\d+)", Pattern.DOTALL).matcher(text);
        assertThat(scanned.results().toList()).as(text).isNotEmpty().allSatisfy(rows -> assertThat(
                        Integer.parseInt(rows.group(1)))
                .isLessThanOrEqualTo(atMost));
    }
}
