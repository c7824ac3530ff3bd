package vouch.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a newcomer finds in the whole demo set, and how soon. The browser counts the clicks and keys by itself. */
class FirstVisitIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    /** Of all pictures together. They come with the sources. */
    private static final int MOST_BYTES = 600_000;

    /** The letters of a reason are what one has to say, and no way to get there. */
    private static final String COUNTER =
            """
            const count = what => sessionStorage[what] = Number(sessionStorage[what] ?? 0) + 1;
            addEventListener('pointerdown', () => count('clicks'), true);
            addEventListener('keydown', event => {
                if (event.key == 'Enter' || !event.target.matches('input:not([type=checkbox])')) count('keys');
            }, true);""";

    @RegisterExtension
    private static final Desk DESK = new Desk("first-visit");

    @BeforeAll
    static void start() throws Exception {
        DESK.awaitWholeDemo();
    }

    @Test
    void findsTheReasonOfARejectionInThreeClicks() {
        Page page = visitor("clerk");
        link(page, "See why an order was rejected");
        assertThat(page.locator(".sentence")).containsText("would have owed more than the ceiling");
        assertThat(page.locator(".ladder .decided")).containsText("£298.50 against £250.00");
        assertThat(page.locator("svg.life")).isVisible();
        assertThat(page.locator("#override")).hasCount(0);
        assertThat(counted(page, "clicks")).isLessThanOrEqualTo(3);

        page = visitor("clerk");
        place(page, "Orders");
        page.locator("tr:has(.badge.REJECTED) [data-open]").first().click();
        assertThat(page.locator(".sentence")).containsText("The order was rejected");
        assertThat(counted(page, "clicks")).isLessThanOrEqualTo(3);
    }

    @Test
    void seesWhatACustomerOwedAYearAgoInThreeClicks() {
        Page page = visitor("clerk");
        place(page, "Customers");
        page.locator("[data-open]").first().click();
        link(page, "A year ago");

        page.waitForURL("**/customers/*?on=*");
        assertThat(page.locator(".past")).containsText("This is the past. What was owed on");
        assertThat(page.locator(".compared thead")).containsText(Pattern.compile("As known then\\s*As known now"));
        assertThat(page.locator(".compared tbody tr")).hasCount(7);
        assertThat(counted(page, "clicks")).isLessThanOrEqualTo(3);
    }

    @Test
    void overridesAnOrderWithFiveKeys() {
        Page page = visitor("credit-director");
        page.keyboard().press("g");
        page.keyboard().press("q");
        page.waitForURL("**/queue");
        page.keyboard().press("j");
        page.keyboard().press("o");
        page.waitForURL("**/orders/*?act=override");
        page.keyboard().type("A good customer");
        assertThat(page.locator("#override .preview")).containsText("CreditReserved");
        page.keyboard().press("Enter");

        assertThat(page.locator(".facts .badge")).hasText("Approved");
        assertThat(counted(page, "keys")).isLessThanOrEqualTo(5);
        assertThat(counted(page, "clicks")).isZero();
    }

    /** For the documents, which are in {@code docs/pictures}. */
    @Test
    void hasPicturesOfTheBest() {
        Map<String, Long> sizes = new TreeMap<>();
        Page manager = DESK.person("credit-manager", screen -> screen.setViewportSize(1280, 800));
        for (Map.Entry<String, String> picture : Map.of(
                        "queue", "/queue",
                        "order", "/orders/demo-rejected",
                        "customer", "/customers/demo-hanse",
                        "what-if", "/what-if")
                .entrySet()) {
            manager.navigate(picture.getValue());
            if (picture.getKey().equals("what-if")) {
                manager.locator("[data-open]").last().click();
                manager.waitForURL("**/what-if/*-*");
                manager.locator("section.card:has(svg.series:not(.key))")
                        .first()
                        .evaluate("drawing => drawing.scrollIntoView()");
            }
            sizes.put(picture.getKey(), taken(manager, picture.getKey()));
        }
        manager.navigate("/customers/demo-hanse");
        link(manager, "A year ago");
        manager.waitForURL("**/customers/*?on=*");
        sizes.put("past", taken(manager, "past"));
        Page operator = DESK.person("operator", screen -> screen.setViewportSize(1280, 800));
        operator.navigate("/flow");
        sizes.put("flow", taken(operator, "flow"));

        assertThat(sizes).hasSize(6);
        assertThat(sizes.values().stream().mapToLong(size -> size).sum()).isLessThan(MOST_BYTES);
    }

    private static long taken(Page page, String name) {
        assertThat(page.locator("h1")).isVisible();
        return Picture.of(page.screenshot()).write(PICTURES.resolve(name + ".png"));
    }

    private static void place(Page page, String name) {
        page.locator(".places a", new Page.LocatorOptions().setHasText(name)).click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    /** On the first page, without having clicked. */
    private static Page visitor(String name) {
        Page page = DESK.stranger(screen -> screen);
        page.addInitScript(COUNTER);
        DESK.signIn(page, name);
        page.evaluate("sessionStorage.clear()");
        return page;
    }

    private static int counted(Page page, String what) {
        return (Integer) page.evaluate("what => Number(sessionStorage[what] ?? 0)", what);
    }
}
