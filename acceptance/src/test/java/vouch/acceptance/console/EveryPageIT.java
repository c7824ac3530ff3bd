package vouch.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.acceptance.Bounded;

/** What holds on each page, whatever it shows. */
class EveryPageIT {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final List<String> ROLES =
            List.of("clerk", "credit-manager", "credit-director", "auditor", "operator");

    private static final List<String> PAGES = List.of(
            "/start",
            "/orders",
            "/orders/demo-rejected",
            "/orders/fair-3?act=override",
            "/customers",
            "/customers/fair?act=payment",
            "/customers/fair?version=2",
            "/customers/fair?on=2026-01-31",
            "/orders/fair-1?version=1",
            "/queue",
            "/exposure",
            "/what-if?act=startWhatIf",
            "/events",
            "/help",
            "/account",
            "/orders/nothing");

    private static final List<String> OF_OPERATORS =
            List.of("/flow", "/flow?state=AWAITING_CREDIT", "/operations", "/operations/views/customer-view");

    /** More than one payment, or one customer, has on a page. */
    private static final int MANY_ORDERS = 260;

    private static final int MOST_ROWS = 500;

    /** What a page says, but for times, which a script writes in the reader's zone, and for what needs a script. */
    private static final String SAYS =
            """
            () => [...document.querySelectorAll('main :is(h1, h2, h3, th, td, dt, dd, li, p, summary, legend, pre)')]
                .filter(part => !part.closest('.scripted, .with-script, .curl') && part.checkVisibility())
                .map(part => {
                    const copy = part.cloneNode(true);
                    copy.querySelectorAll('time, output, .scripted, .with-script, .curl').forEach(other => other.remove());
                    return copy.textContent.replace(/\\s+/g, ' ').trim();
                })
                .filter(text => text)""";

    private static final String MOVING =
            """
            () => document.getAnimations().length + [...document.querySelectorAll('*')].filter(part => {
                const style = getComputedStyle(part);
                return [style.transitionDuration, style.animationDuration]
                    .some(times => times.split(',').some(time => parseFloat(time) > 0)) || style.scrollBehavior == 'smooth';
            }).length""";

    /** The pages that each of them looks at. */
    private static Map<String, List<String>> readers;

    @RegisterExtension
    private static final Desk DESK = new Desk("every-page");

    private static Trade trade;

    @BeforeAll
    static void start() throws Exception {
        trade = DESK.trade();
        trade.customerWithRoomForTwoOfFourOrders("fair");
        DESK.trade("operator").shadow("customer-view");
        List<String> pages = new ArrayList<>(PAGES);
        pages.add("/what-if/" + trade.whatIfOfAYear());
        pages.add("/events/" + trade.newestEvent("customer/fair"));
        readers = Map.of("credit-manager", pages, "operator", OF_OPERATORS);
    }

    @Test
    void saysWithoutAScriptWhateverItSaysWithOne() {
        readers.forEach((reader, pages) -> {
            Page scripted = DESK.person(reader);
            Page plain = DESK.personWithoutScripts(reader);
            for (String path : pages) {
                AtomicReference<List<String>> missing = new AtomicReference<>();
                // What is told changes while the demo set grows.
                Bounded.until(() -> {
                    scripted.navigate(path);
                    plain.navigate(path);
                    List<String> said = said(scripted);
                    List<String> plainly = said(plain);
                    assertThat(said).as(path).isNotEmpty();
                    missing.set(said.stream()
                            .filter(text -> !plainly.contains(text))
                            .toList());
                    return missing.get().isEmpty();
                });
                assertThat(missing.get()).as(path).isEmpty();
                assertThat(plain.locator(
                                "button.copy:visible, [data-csv]:visible, .live:visible, form.scripted:visible"))
                        .hasCount(0);
            }
        });
    }

    /** Counts go on while one looks, and each look has an id. */
    @SuppressWarnings("unchecked")
    private static List<String> said(Page page) {
        return ((List<String>) page.evaluate(SAYS))
                .stream()
                        .map(text -> text.replaceAll("[0-9a-f-]{32,}|\\d", "0"))
                        .toList();
    }

    @Test
    void isThereAgainAfterBackAndReload() {
        each(screen -> screen, (page, path) -> {
            page.navigate(path);
            String heading = page.locator("h1").textContent();
            String address = page.url();
            page.navigate("/customers?name=nobody");

            page.goBack();
            assertThat(page).hasURL(address);
            assertThat(page.locator("h1")).hasText(heading.strip());
            page.reload();
            assertThat(page.locator("h1")).hasText(heading.strip());
            assertThat(page).hasURL(address);
        });
    }

    /** A window of 1,280 px has half as many for a reader who needs everything twice as large. */
    @Test
    void canBeReadTwiceAsLargeAndStandsStill() {
        each(
                screen ->
                        screen.setViewportSize(640, 400).setDeviceScaleFactor(2).setReducedMotion(ReducedMotion.REDUCE),
                (page, path) -> {
                    page.navigate(path);
                    assertFits(page, path, 640);
                    assertThat(page.evaluate(MOVING))
                            .as("what moves on %s", path)
                            .isEqualTo(0);
                });
    }

    @Test
    void hasAtMostFiveHundredRows() throws Exception {
        trade.customerWhoseOrdersWait("large", "1.00");
        IntStream.range(0, MANY_ORDERS).parallel().forEach(number -> trade.orderAnyway("large-" + number, "large"));
        String payment = trade.paymentThatFrees("large", "90000.00");
        List<String> pages = List.of(
                "/customers/large",
                "/customers/large?version=300",
                "/orders?customerId=large",
                "/queue",
                "/events?stream=customer/large",
                "/events/" + payment);
        Page page = DESK.person("credit-manager");
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (String path : pages) {
            page.navigate(path);
            rows.put(path, page.locator("tr, li").count());
        }
        each(screen -> screen, (other, path) -> {
            other.navigate(path);
            rows.put(path, other.locator("tr, li").count());
        });

        assertThat(rows).allSatisfy((path, count) -> assertThat(count).isBetween(1, MOST_ROWS));
        page.navigate("/events/" + payment);
        assertThat(page.locator(".tree [aria-current]")).hasText("Payment entered");
        assertThat(page.locator("#causes")).containsText("has more events");
    }

    @Test
    void showsEachRoleWhatItMayDoAndNothingElse() throws Exception {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        Map<String, Set<String>> acts = new LinkedHashMap<>();
        for (String role : ROLES) {
            Page page = DESK.person(role);
            places.put(role, all(page, ".places a", "link => link.getAttribute('href')"));
            Set<String> found = new TreeSet<>();
            for (String path : List.of(
                    "/orders/fair-1", "/orders/fair-3", "/customers/fair", "/what-if", "/operations", "/queue")) {
                if (places.get(role).contains("/" + path.split("/")[1])) {
                    page.navigate(path);
                    found.addAll(all(
                            page,
                            "form[data-path]",
                            "form => form.dataset.method + ' ' + form.dataset.path.replace(/{.*?}/, 'x')"));
                }
            }
            acts.put(role, found);
        }

        assertThat(acts.get("auditor")).containsExactly("POST /api/what-if");
        for (String role : ROLES) {
            Trade their = DESK.trade(role);
            assertThat(places.get(role)).as("places of %s", role).isEqualTo(allowed(their, "GET ", union(places)));
            assertThat(acts.get(role)).as("acts of %s", role).isEqualTo(allowed(their, "", union(acts)));
        }
    }

    private static Set<String> union(Map<String, Set<String>> ofRoles) {
        Set<String> all = new TreeSet<>();
        ofRoles.values().forEach(all::addAll);
        return all;
    }

    /** @param requests each a method and a path, when {@code method} is before it */
    private static Set<String> allowed(Trade trade, String method, Set<String> requests) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String request : requests) {
            String[] parts = (method + request).split(" ");
            if (!trade.isDenied(parts[0], parts[1])) {
                allowed.add(request);
            }
        }
        return allowed;
    }

    private static Set<String> all(Page page, String selector, String value) {
        Set<String> all = new TreeSet<>();
        page.locator(selector).all().forEach(one -> all.add((String) one.evaluate(value)));
        return all;
    }

    @Test
    void hasNoLinkThatLeadsNowhere() {
        Page page = DESK.person("auditor");
        Set<String> links = new LinkedHashSet<>();
        for (String path : readers.values().stream().flatMap(List::stream).toList()) {
            // An operator's page has an answer of its own for others.
            if (!path.startsWith("/operations/")) {
                page.navigate(path);
                for (Locator link : page.locator("a[href]:not([href^='#'])").all()) {
                    links.add((String) link.evaluate("link => link.href.split('#')[0]"));
                }
            }
        }
        List<String> dead = new ArrayList<>();
        for (String link : links) {
            APIResponse answer = page.request().get(link);
            // The order that the view refuses on purpose has a saga, and no page.
            if (!answer.ok() && !link.endsWith("/orders/demo-refused-by-view")) {
                dead.add(answer.status() + " " + link);
            }
        }
        assertThat(links).hasSizeGreaterThan(40);
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "1440,DARK", "360,LIGHT", "360,DARK"})
    void hasNoBarrier(int width, ColorScheme colours) {
        UnaryOperator<NewContextOptions> screen =
                options -> options.setViewportSize(width, 900).setColorScheme(colours);
        List<String> barriers = new ArrayList<>();
        Page stranger = DESK.stranger(screen);
        stranger.navigate("/sign-in");
        barriers.addAll(look(stranger, "sign-in", width, colours));
        each(screen, (page, path) -> {
            page.navigate(path);
            barriers.addAll(look(page, nameOf(path), width, colours));
        });
        assertThat(barriers).isEmpty();
    }

    private static void each(UnaryOperator<NewContextOptions> screen, BiConsumer<Page, String> looks) {
        readers.forEach((reader, pages) -> {
            Page page = DESK.person(reader, screen);
            pages.forEach(path -> looks.accept(page, path));
        });
    }

    private static String nameOf(String path) {
        return path.substring(1).replaceAll("[0-9a-f]{8}-.*", "one").replaceAll("\\W+", "-");
    }

    private static List<String> look(Page page, String name, int width, ColorScheme colours) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(
                        name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(true));
        assertFits(page, name, width);
        return Accessibility.violations(page).stream()
                .map(violation -> name + ": " + violation)
                .toList();
    }

    private static void assertFits(Page page, String name, int width) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s is as wide as its screen", name)
                .isLessThanOrEqualTo(width);
    }
}
