package vouch.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story on each screen, in a real browser, with one product. */
class ConsoleIT {

    @RegisterExtension
    private static final Desk DESK = new Desk("console");

    private static Trade trade;

    @BeforeAll
    static void start() throws Exception {
        trade = DESK.trade();
        trade.customerWithRoomForTwoOfFourOrders("fair");
    }

    @Test
    void overridesAnOrderOfTheQueueByKeyboard() throws Exception {
        trade.customerWhoseOrdersWait("keys", "10.00");
        trade.order("keys-1", "keys", "20.00");
        Page page = person("credit-director");

        page.keyboard().press("g");
        page.keyboard().press("q");
        page.waitForURL("**/queue");
        Locator row = page.locator("tr.at [data-open]");
        do {
            page.keyboard().press("j");
        } while (!row.textContent().equals("keys-1"));
        page.keyboard().press("o");
        page.waitForURL("**/orders/keys-1?act=override");
        assertThat(page.locator("#override input[name=reason]")).isFocused();
        page.keyboard().type("A good customer");
        assertThat(page.locator("#override .preview")).containsText("CreditReserved");
        page.keyboard().press("Enter");

        assertThat(page.locator(".facts .badge")).hasText("Approved");
        assertThat(page.locator(".sentence")).containsText("by a person");
        assertThat(page.locator("#said")).hasText("Done.");
    }

    @Test
    void decidesManyOrdersOfTheQueueAtOnceAndSaysOfEachWhatCameOfIt() throws Exception {
        trade.customerWhoseOrdersWait("many", "10.00");
        trade.order("many-1", "many", "20.00");
        trade.order("many-2", "many", "30.00");
        Page page = person("credit-director");
        page.navigate("/queue");
        page.getByLabel("Pick many-1").check();
        page.getByLabel("Pick many-2").check();
        Locator form = page.locator("#many");
        assertThat(form.locator("output")).containsText("2 picked");
        form.locator("input[name=reason]").fill("Good customers");

        form.getByText("Override", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(form.locator(".outcomes li")).hasCount(2);
        assertThat(form.locator("output")).containsText("Nothing is stored yet");
        assertThat(form.locator(".outcomes .would").first()).containsText("CreditReserved");
        assertThat(form.locator(".curl")).isVisible();
        trade.refuse("many-2");
        form.getByText("Do it: override 2").click();

        assertThat(form.locator(".outcomes .would")).hasText("Done.");
        assertThat(form.locator(".outcomes .refused")).hasCount(1);
        assertThat(form.locator(".outcomes li").last()).containsText("many-2");
        page.navigate("/orders/many-1");
        assertThat(page.locator(".facts .badge")).hasText("Approved");
        page.navigate("/orders/many-2");
        assertThat(page.locator(".facts .badge")).hasText("Rejected");
    }

    @Test
    void refusesAnOrderAndSaysWhatIsMissing() throws Exception {
        trade.customerWhoseOrdersWait("refused", "10.00");
        trade.order("refused-1", "refused", "20.00");
        Page page = person("credit-manager");
        page.navigate("/orders/refused-1?act=refuse");

        page.locator("#refuse button[type=submit]").click();
        assertThat(page.locator(".facts .badge")).hasText("Waiting");
        page.locator("#refuse input[name=reason]").fill("Closed down");
        page.locator("#refuse button[type=submit]").click();

        assertThat(page.locator(".facts .badge")).hasText("Rejected");
        assertThat(page.locator(".remark")).containsText("Closed down");
    }

    @Test
    void tellsWhatAPaymentFreesBeforeItIsEntered() throws Exception {
        trade.customerWhoseOrdersWait("pays", "100.00");
        trade.order("pays-1", "pays", "80.00");
        trade.ship("pays-1");
        trade.order("pays-2", "pays", "90.00");
        Page page = person("credit-manager");
        page.navigate("/customers/pays?act=payment");
        Locator act = page.locator("#payment");

        act.locator("input[name='amount.amount']").fill("10.00");
        assertThat(act.locator(".preview")).hasText("Frees no waiting order.");
        act.locator("input[name='amount.amount']").fill("80.00");
        assertThat(act.locator(".preview")).hasText("Frees 1 order, £90.00.");
        assertThat(act.locator(".curl code")).containsText("{\"amount\":{\"amount\":\"80.00\",\"currency\":\"GBP\"}}");
        act.locator("button[type=submit]").click();

        assertThat(page.locator("#room-title ~ .legend")).containsText("£90.00");
        assertThat(page.locator(".timeline")).containsText("Payment entered");
    }

    @Test
    void reversesOneOfThePayments() throws Exception {
        trade.customer("bounces", "100.00");
        trade.pay("bounces", "30.00");
        trade.pay("bounces", "80.00");
        Page page = person("credit-manager");
        page.navigate("/customers/bounces?act=reverse");
        Locator act = page.locator("#reverse");

        act.locator("select").selectOption(new SelectOption().setIndex(1));
        assertThat(act.locator("option").nth(1)).containsText("£30.00");
        act.locator("button[type=submit]").click();
        assertThat(page.locator(".timeline")).not().containsText("Payment reversed");
        act.locator("[name=reason]").fill("It bounced");
        assertThat(act.locator(".preview")).hasText("Frees no waiting order.");
        assertThat(act.locator(".curl code"))
                .containsText(Pattern.compile("/api/customers/bounces/payments/[^/{]+/reversal"));
        act.locator("button[type=submit]").click();

        assertThat(page.locator(".timeline")).containsText("Payment reversed");
        assertThat(page.locator("#room-title ~ .legend")).containsText("-£80.00");
        assertThat(act.locator("option")).hasCount(1);
    }

    @Test
    void tellsWhatALimitThatIsWithdrawnFrees() throws Exception {
        trade.customerWhoseOrdersWait("season", "500.00");
        trade.temporaryLimit("season", "10.00");
        trade.order("season-1", "season", "90.00");
        Page page = person("credit-manager");
        page.navigate("/customers/season?act=withdraw");
        Locator act = page.locator("#withdraw");

        assertThat(act.locator(".preview")).hasText("Frees 1 order, £90.00.");
        act.locator("[name=reason]").fill("The season is over & done");
        assertThat(act.locator(".curl code")).containsText("?reason=The+season+is+over+%26+done");
        act.locator("button[type=submit]").click();

        assertThat(page.locator(".timeline")).containsText("Temporary limit withdrawn");
        assertThat(page.locator("#orders-title ~ .scroll .badge")).hasText("Approved");
        assertThat(act).hasCount(0);
    }

    @Test
    void showsWhatSomebodyElseDoesWithoutBeingAsked() throws Exception {
        trade.customer("live", "500.00");
        trade.order("live-1", "live", "20.00");
        Page watching = person("auditor");
        watching.navigate("/orders/live-1");
        assertThat(watching.locator(".live .state")).hasText("Live");
        Page acting = person("clerk");
        acting.navigate("/orders/live-1?act=ship");

        acting.locator("#ship button[type=submit]").click();
        assertThat(acting.locator(".facts .badge")).hasText("Shipped");

        assertThat(watching.locator(".facts .badge")).hasText("Shipped");
        watching.locator(".live button").click();
        assertThat(watching.locator(".live .state")).hasText("Paused");
    }

    /** The best of some, for beside other tests any one may take longer. */
    @Test
    void showsEachOfTwoBrowsersWithinTwoSecondsWhatTheOtherDoes() throws Exception {
        trade.customer("both", "500.00");
        Page one = person("credit-manager");
        Page other = person("credit-director");
        List<Duration> holds = new ArrayList<>();
        List<Duration> lifts = new ArrayList<>();
        for (Page page : List.of(one, other)) {
            page.navigate("/customers/both");
            assertThat(page.locator(".live .state")).hasText("Live");
        }

        for (int turn = 0; turn < 3; turn++) {
            holds.add(untilSeen(one, "hold", () -> assertThat(other.locator("h2 .badge.HOLD"))
                    .isVisible()));
            lifts.add(untilSeen(other, "lift", () -> assertThat(one.locator("h2 .badge.HOLD"))
                    .hasCount(0)));
        }

        assertThat(Collections.min(holds)).isLessThan(Duration.ofSeconds(2));
        assertThat(Collections.min(lifts)).isLessThan(Duration.ofSeconds(2));
    }

    private static Duration untilSeen(Page page, String act, Runnable seen) {
        Locator form = page.locator("#" + act);
        form.locator("> summary").click();
        form.locator("input[name=reason]").fill("To be seen");
        assertThat(form.locator(".preview")).hasText("Frees no waiting order.");
        long pressed = System.nanoTime();
        form.locator("button[type=submit]").click();
        seen.run();
        return Duration.ofNanos(System.nanoTime() - pressed);
    }

    /** {@code -Dvouch.tail.changes=600} looks for five minutes. */
    @Test
    void keepsNothingOfTheEventsThatHavePassed() throws Exception {
        int changes = Integer.getInteger("vouch.tail.changes");
        trade.customer("passes", "9000.00");
        Page page = person("auditor");
        page.navigate("/events?stream=customer/passes");
        assertThat(page.locator(".live .state")).hasText("Live");
        for (int i = 0; i < 50; i++) {
            trade.pay("passes", "1.00");
        }
        assertThat(page.locator("#results tbody tr")).hasCount(50);
        pass(page, 10);
        Kept before = Kept.by(page);

        pass(page, changes);

        Kept after = Kept.by(page);
        System.out.println(
                "ConsoleIT: after " + changes + " changes a page has " + after + ", before it had " + before);
        assertThat(after.nodes() - before.nodes()).as("elements").isLessThan(20 * changes);
        assertThat(after.listeners() - before.listeners()).as("listeners").isLessThan(changes);
        assertThat(after.bytes() - before.bytes()).as("bytes").isLessThan(10_000 * changes);
    }

    private static void pass(Page page, int changes) throws Exception {
        Locator newest = page.locator("#results tbody tr td").first();
        for (int i = 0; i < changes; i++) {
            String position = newest.textContent();
            trade.pay("passes", "1.00");
            assertThat(newest).not().hasText(position);
        }
    }

    /** What a page has in memory when what it does not need is thrown away. */
    private record Kept(long bytes, long nodes, long listeners) {

        static Kept by(Page page) {
            CDPSession chromium = page.context().newCDPSession(page);
            chromium.send("Performance.enable");
            // What is found to be unused the first time is gone after the second.
            chromium.send("HeapProfiler.collectGarbage");
            chromium.send("HeapProfiler.collectGarbage");
            Map<String, Long> metrics = new HashMap<>();
            chromium.send("Performance.getMetrics")
                    .getAsJsonArray("metrics")
                    .forEach(metric -> metrics.put(
                            metric.getAsJsonObject().get("name").getAsString(),
                            metric.getAsJsonObject().get("value").getAsLong()));
            chromium.detach();
            return new Kept(metrics.get("JSHeapUsedSize"), metrics.get("Nodes"), metrics.get("JSEventListeners"));
        }
    }

    @Test
    void takesNoSingleKeysFromAReaderWhoSwitchedThemOff() {
        Page page = person("clerk");
        List<String> visited = new ArrayList<>();
        page.navigate("/account");
        page.onFrameNavigated(frame -> visited.add(frame.url().replaceAll(".*/", "")));

        page.locator("#single-keys").uncheck();
        page.locator("#main").focus();
        page.keyboard().press("g");
        page.keyboard().press("q");
        page.keyboard().press("?");
        page.keyboard().press("/");
        assertThat(page.locator("#search")).not().isFocused();
        page.reload();
        assertThat(page.locator("#single-keys")).not().isChecked();
        page.locator("#single-keys").check();
        page.locator("#main").focus();
        page.keyboard().press("g");
        page.keyboard().press("o");
        page.waitForURL("**/orders");

        assertThat(visited).containsExactly("account", "orders");
    }

    @Test
    void stopsAProcessorForAReasonThatEverybodySees() {
        Page page = person("operator");
        page.navigate("/operations");
        Locator processor = page.locator(
                "#processors tr",
                new Page.LocatorOptions()
                        .setHas(page.getByText("customer-view", new Page.GetByTextOptions().setExact(true))));
        assertThat(processor.locator(".badge")).hasText("runs");

        processor
                .getByText("Stop", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        processor.locator("[data-path$=stop] input[name=reason]").fill("To look at its rows");
        page.keyboard().press("Enter");
        assertThat(processor.locator(".badge")).hasText("stopped");
        processor
                .getByText("Start", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        processor.locator("[data-path$=start] input[name=reason]").fill("Looked");
        page.keyboard().press("Enter");
        assertThat(processor.locator(".badge")).hasText("runs");
        assertThat(processor.locator("[data-path$=replay]")).hasCount(1);

        Page reading = person("auditor");
        reading.navigate("/operations");
        assertThat(reading.locator("#log li").first()).containsText("Looked");
        assertThat(reading.locator("#log")).containsText("To look at its rows");
        assertThat(reading.locator("form[data-path]")).hasCount(0);
    }

    @Test
    void comparesAViewWithItsShadowBeforeTheySwitch() {
        Page page = person("operator");
        page.navigate("/operations");
        Locator view = page.locator("#views tr", new Page.LocatorOptions().setHasText("customer-view"));
        operate(view, "Make a shadow", "shadow", "To compare");

        view.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Compare customer-view"))
                .click();
        page.waitForURL("**/operations/views/customer-view");
        assertThat(page.locator("h1 .badge")).hasText("no row differs");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("receivable_day")))
                .hasCount(1);

        page.navigate("/operations");
        operate(view, "Drop", "drop", "Compared");
        assertThat(view.locator("[data-path$=shadow]")).hasCount(1);
        assertThat(page.getByText("All events as one file")).isVisible();
    }

    @Test
    void erasesAPersonOnlyWhenTheButtonIsPressedASecondTime() throws Exception {
        trade.customer("person", "100.00");
        Page page = person("operator");
        page.navigate("/operations");
        Locator erasures = page.locator("#erasures");
        erasures.getByText("Erase a person").first().click();
        Locator form = erasures.locator("form");
        form.locator("[name=customerId]").fill("persona");
        form.locator("[name=reason]").fill("Request of today");

        form.locator("button").click();
        assertThat(form.locator(".preview")).containsText("Nothing is erased yet");
        form.locator("[name=customerId]").fill("person");
        assertThat(form.locator(".preview")).isEmpty();
        form.locator("button").click();
        assertThat(form.locator(".preview")).containsText("Nothing is erased yet");
        assertThat(erasures.locator(".certificate")).hasCount(0);
        form.locator("button").click();

        assertThat(erasures.locator(".certificate")).containsText("Certificate for person");
        assertThat(erasures.locator(".certificate")).containsText("Request of today");
        Page reading = person("auditor");
        reading.navigate("/customers/person");
        assertThat(reading.locator("h1")).hasText("[erased]");
        reading.navigate("/operations");
        reading.locator("#erasures summary").click();
        assertThat(reading.locator("#erasures .certificate")).containsText("CustomerRegistered");
        assertThat(reading.locator("#erasures form")).hasCount(0);
    }

    private static void operate(Locator row, String name, String operation, String reason) {
        assertThat(row.getByText(name, new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        operate(row.locator("details:has([data-path$=" + operation + "])"), reason);
    }

    @Test
    void findsTheOrdersThatWaitForCreditByTheDrawingOfTheirSaga() {
        Page page = person("auditor");
        page.keyboard().press("g");
        page.keyboard().press("f");
        page.waitForURL("**/flow");

        Locator boxes = page.locator("svg.flow g");
        assertThat(boxes).hasCount(8);
        List<String> places = boxes.locator("rect").all().stream()
                .map(box -> box.getAttribute("x") + " " + box.getAttribute("y"))
                .distinct()
                .toList();
        assertThat(places).hasSize(8);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Waiting for credit"))
                .click();
        page.waitForURL("**/flow?state=AWAITING_CREDIT");
        Locator waiting = page.locator("tr", new Page.LocatorOptions().setHasText("fair-3"));
        assertThat(waiting).containsText("Credit that becomes free, or a person.");
        assertThat(waiting).containsText("rejected at the latest");
        waiting.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("fair-3"))
                .click();
        assertThat(page.locator("h1")).containsText("fair-3");
    }

    @Test
    void beginsAWhatIfAndSeesWhichOrdersItFlips() throws Exception {
        trade.customer("policy", "100.00");
        trade.order("policy-1", "policy", "90.00");
        trade.order("policy-2", "policy", "30.00");
        Page page = person("credit-manager");
        page.keyboard().press("g");
        page.keyboard().press("w");
        page.waitForURL("**/what-if");

        page.locator("#startWhatIf > summary").click();
        Locator form = page.locator("#startWhatIf form");
        form.locator("[name=name]").fill("Spring");
        form.locator("[name='customers[]']").fill("policy");
        form.locator("[name='timelines.0.name']").fill("as it was");
        form.getByText("Timeline 3").click();
        form.locator("[name='timelines.2.policy.limitFactor#']").fill("1.3");
        form.locator("[name='timelines.2.policy.limits%']").fill("policy 500.00");
        form.locator("button[type=submit]").click();
        assertThat((String)
                        form.locator("[name='timelines.2.policy.limits%']").evaluate("one => one.validationMessage"))
                .isEqualTo("Write a name, an amount and a currency in each line.");
        form.locator("[name='timelines.2.policy.limits%']").fill("");
        form.locator("button[type=submit]").click();
        assertThat(form.locator(".preview.refused")).containsText("timelines");
        assertThat(form.locator("[name='timelines.2.name']")).isFocused();
        form.locator("[name='timelines.2.name']").fill("more");
        form.locator("button[type=submit]").click();

        page.waitForURL("**/what-if/*-*");
        assertThat(page.locator("h1")).hasText("Spring");
        assertThat(page.locator(".facts .badge")).hasText("Done");
        assertThat(page.locator(".beside tbody tr").first())
                .hasText(Pattern.compile("Approved\\s*1\\s*£90.00\\s*2\\s*£120.00"));
        assertThat(page.locator(".beside")).containsText("Limits times 1.3");
        assertThat(page.locator("svg.series .line-1:not(.key *)")).not().hasCount(0);
        Locator flip = page.locator("#flips tbody tr");
        assertThat(flip).hasCount(1);
        assertThat(flip).containsText("Rejected Credit limit exceeded");
        assertThat(flip).containsText("Ceiling £130.00");
        Download file =
                page.waitForDownload(() -> page.locator("#flips [data-csv]").click());
        assertThat(Files.readString(file.path())).contains("more,policy-2,policy,");
        page.locator("#flips select").selectOption("as it was");
        assertThat(page.locator("#flips")).containsText("No order is decided otherwise.");

        page.locator("#forgetWhatIf > summary").click();
        page.locator("#forgetWhatIf button[type=submit]").click();
        page.waitForURL("**/what-if");
        assertThat(page.locator("#results")).not().containsText("Spring");
    }

    @Test
    void slidesOverWhatWasRecordedOfACustomerByKeyboard() throws Exception {
        trade.customerWhoseOrdersWait("slides", "100.00");
        trade.order("slides-1", "slides", "80.00");
        Page page = person("credit-manager");
        page.navigate("/customers/slides");
        assertThat(page.locator(".live .state")).hasText("Live");
        Locator slider = page.locator("#version");

        slider.focus();
        page.keyboard().press("ArrowLeft");
        page.waitForURL("**/customers/slides?version=2");
        assertThat(page.locator(".past")).containsText("After 2 of 3 events. The last one: Terms changed, by");
        assertThat(slider).isFocused();
        assertThat(page.locator(".differs")).hasText(new Pattern[] {
            Pattern.compile("Available\\s*£100.00\\s*£20.00\\s*changed"),
            Pattern.compile("Reserved\\s*£0.00\\s*£80.00\\s*changed")
        });
        assertThat(page.locator(".live, details.act")).hasCount(0);
        page.keyboard().press("ArrowLeft");
        page.waitForURL("**/customers/slides?version=1");
        assertThat(page.locator(".past")).containsText("Customer registered");
        assertThat(page.locator(".differs")).hasCount(3);

        page.reload();
        assertThat(slider).hasValue("1");
        page.goBack();
        page.waitForURL("**/customers/slides?version=2");
        assertThat(slider).hasValue("2");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to now"))
                .click();
        page.waitForURL("**/customers/slides");
        assertThat(page.locator(".live .state")).hasText("Live");
    }

    @Test
    void tellsWhatIsKnownOtherwiseOfABusinessDate() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        trade.customerSince(today.minusDays(10), "corrected", "500.00");
        trade.order("corrected-1", "corrected", "80.00");
        trade.ship("corrected-1");
        Page page = person("auditor");
        page.navigate("/customers/corrected");
        String charged = page.locator(".timeline time").first().getAttribute("datetime");
        trade.pay("corrected", "30.00");

        page.locator("[name=on]").press("Enter");
        page.waitForURL("**/customers/corrected?on=" + today);
        assertThat(page.locator(".differs")).hasCount(0);
        page.locator("[name=knownAt]").fill(charged.replaceAll("(\\.\\d*?)0*Z$|Z$", "$1"));
        page.locator("[name=knownAt]").press("Enter");
        page.waitForURL("**/customers/corrected?on=" + today + "&knownAt=*");

        assertThat(page.locator(".differs").first())
                .hasText(Pattern.compile("Receivable\\s*£80.00\\s*£50.00\\s*differs"));
        page.locator("#days").focus();
        page.keyboard().press("ArrowLeft");
        page.waitForURL("**/customers/corrected?on=" + today.minusDays(1) + "&knownAt=*");
        assertThat(page.locator(".differs")).hasCount(0);
        assertThat(page.locator("#days")).isFocused();
    }

    @Test
    void slidesOverTheLifeOfAnOrderByKeyboard() throws Exception {
        trade.customerWhoseOrdersWait("earlier", "10.00");
        trade.order("earlier-1", "earlier", "20.00");
        Page page = person("clerk");
        page.navigate("/orders/earlier-1");

        page.locator("#moments").focus();
        page.keyboard().press("ArrowLeft");

        page.waitForURL("**/orders/earlier-1?asOf=*");
        assertThat(page.locator("#moments")).isFocused();
        assertThat(page.locator(".past")).containsText("After 1 of 2 events. The last one: Order created");
        assertThat(page.locator(".facts .badge")).hasText("Pending");
        assertThat(page.locator(".differs", new Page.LocatorOptions().setHasText("Reason")))
                .hasText(Pattern.compile("Reason\\s*–\\s*Credit limit exceeded\\s*changed"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Event after"))
                .click();
        assertThat(page.locator(".facts .badge")).hasText("Waiting");
        assertThat(page.locator(".differs")).hasCount(0);
        assertThat(page.locator("details.act")).hasCount(0);
    }

    @Test
    void looksBackWithoutAScript() {
        Page page = DESK.personWithoutScripts("clerk");
        page.navigate("/customers/fair");
        assertThat(page.locator("#days")).isHidden();

        page.locator("#version").press("Home");
        page.locator("form:has(#version) button").click();
        page.waitForURL("**/customers/fair?version=1");
        assertThat(page.locator(".past")).containsText("Customer registered");
        page.locator("[name=on]").fill("2026-01-31");
        page.locator("form:has([name=on]) button").click();
        page.waitForURL("**/customers/fair?on=2026-01-31*");
        assertThat(page.locator(".past")).containsText("31 Jan 2026");
        page.navigate("/orders/fair-3");
        page.locator("[name=asOf]").fill("2030-01-31T12:00");
        page.locator("form:has([name=asOf]) button").click();
        assertThat(page.locator(".past")).containsText("After 2 of 2 events.");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?customerId=fair, orders.csv, orderId, fair-4",
        "/customers, customers.csv, customerId, fair",
        "/queue, orders.csv, orderId, fair-3",
        "/exposure, exposure.csv, customerId, fair",
        "/events?stream=order/fair-1, events.csv, eventId, OrderCreated"
    })
    void takesAListAwayAsCsv(String path, String name, String column, String row) throws Exception {
        Page page = person("auditor");
        page.navigate(path);

        Download file = page.waitForDownload(() -> page.locator("[data-csv]").click());

        assertThat(file.suggestedFilename()).isEqualTo(name);
        assertThat(Files.readString(file.path())).startsWith(column + ",").contains(row);
    }

    @Test
    void showsAKeyOnceWhenItIsMade() {
        Page page = person("operator");
        page.navigate("/operations");

        page.locator("#access")
                .getByText("Make an API key", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        Locator form = page.locator("[data-path='/actuator/apikeys']");
        form.locator("input[name=name]").fill("web-shop");
        form.locator("input[name=reason]").fill("For the shop");
        form.locator("button").click();

        assertThat(form.locator(".preview")).containsText("vouch_");
        page.reload();
        assertThat(page.locator("#access")).containsText("web-shop");
        assertThat(page.locator("#access")).not().containsText("vouch_");
    }

    @Test
    void keepsItsFiltersInTheAddress() {
        Page page = person("clerk");
        page.navigate("/orders");

        page.getByLabel("Status").selectOption("REJECTED");
        page.waitForURL("**/orders?status=REJECTED");
        assertThat(page.locator("#results .badge.APPROVED")).hasCount(0);
        page.reload();
        assertThat(page.getByLabel("Status")).hasValue("REJECTED");
        page.goBack();
        assertThat(page.getByLabel("Status")).hasValue("");
        page.locator("#search").fill("demo-acme");
        page.locator("#search").press("Enter");
        page.waitForURL("**/customers/demo-acme");
    }

    @Test
    void showsEachNewEventAndNeverMoreThanAPage() throws Exception {
        trade.customer("tail", "9000.00");
        Page page = person("auditor");
        page.navigate("/events?stream=customer/tail");
        assertThat(page.locator(".live .state")).hasText("Live");
        Locator rows = page.locator("#results tbody tr");
        assertThat(rows).hasCount(1);
        page.evaluate("window.stayed = true");

        trade.pay("tail", "1.00");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("Payment entered");
        page.locator(".live button").click();
        assertThat(page.locator(".live .state")).hasText("Paused");
        for (int i = 0; i < 60; i++) {
            trade.pay("tail", "2.00");
        }
        assertThat(rows).hasCount(2);
        page.locator(".live button").click();

        assertThat(rows).hasCount(50);
        trade.hold("tail");
        assertThat(rows.first()).containsText("Hold placed");
        assertThat(rows).hasCount(50);
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void saysSinceWhenItsConnectionIsLost() {
        Page page = person("auditor");
        page.navigate("/events");
        assertThat(page.locator(".live .state")).hasText("Live");

        page.route("**/api/events**", refused -> refused.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.reload();
        assertThat(page.locator(".live .state")).containsText("Connection lost since");
        page.unroute("**/api/events**");

        assertThat(page.locator(".live .state")).hasText("Live");
    }

    @Test
    void followsAnEventToWhatItCaused() {
        Page page = person("auditor");
        page.navigate("/events?stream=order/demo-rejected");

        page.locator("[data-open]").last().click();

        assertThat(page.locator("h1")).hasText("Order created");
        assertThat(page.locator(".tree")).containsText("Order rejected");
        assertThat(page.locator("pre").first()).containsText("\"sku\" : \"LAMP\"");
    }

    @Test
    void speaksGermanAndIsDarkOnDemand() {
        Page page = person("clerk");
        page.navigate("/account");

        page.locator("button[value=de]").click();
        assertThat(page.locator("h1")).hasText("Konto");
        page.navigate("/orders");
        assertThat(page.locator("h1")).hasText("Aufträge");
        page.locator("#theme").click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void leadsThroughSixStepsUntilTheTourIsLeft() {
        Page page = person("credit-manager");
        page.navigate("/start");
        assertThat(page.locator("#tour li")).hasCount(6);
        assertThat(page.locator("#tour a[href$='/customers/demo-drift?act=payment']"))
                .isVisible();

        page.locator("#tour-left").click();
        page.reload();
        assertThat(page.locator("#tour")).isHidden();

        page.locator("#tour-again").click();
        assertThat(page.locator("#tour")).isVisible();
        page.reload();
        assertThat(page.locator("#tour")).isVisible();
    }

    @Test
    void retriesADeadLetterAndThenAllOfItsCause() {
        Page page = person("operator");
        page.navigate("/operations");
        Locator letters = page.locator("#letters");
        Locator refused = letters.locator("tr:has-text('demo-ember')");
        operate(refused.locator("details:has([name=sequence])").first(), "Try once");
        assertThat(page.locator("#log")).containsText("Try once");
        assertThat(refused).hasCount(1);

        operate(letters.locator("details:has([data-path='/actuator/demo'])"), "Seen enough");
        assertThat(page.locator("#log")).containsText("mend-demo");
        operate(refused.locator("details:has([name=error])"), "The demo is mended");
        assertThat(letters).not().containsText("demo-ember");
        page.navigate("/orders/demo-refused-by-view");
        assertThat(page.locator("h1")).containsText("demo-refused-by-view");
    }

    private static void operate(Locator act, String reason) {
        act.locator("> summary").click();
        act.locator("input[name=reason]").fill(reason);
        act.locator("input[name=reason]").press("Enter");
    }

    private static Page person(String name) {
        return DESK.person(name);
    }
}
