package vouch.acceptance.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** Finds what keeps people from using a page: what a program can decide of WCAG 2.2 up to AA, and good practice. */
final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Each with the element and what is wrong. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(RULES)
                        // Otherwise it opens an empty page beside.
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(Accessibility::each)
                        .toList();
    }

    private static Stream<String> each(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + shown(node));
    }

    private static String shown(CheckedNode node) {
        return node.getHtml() + " " + node.getFailureSummary();
    }
}
