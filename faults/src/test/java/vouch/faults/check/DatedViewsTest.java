package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.faults.check.Invariant.E_3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;

/** What the views have since there are business dates: an order that was granted with a warning, and one that waits. */
class DatedViewsTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 1);
    private static final String SHORTAGE = "CREDIT_LIMIT_EXCEEDED";

    private final DatedStory dated = new DatedStory();
    private final Story story = dated.story;
    private ObjectNode charged;
    private ObjectNode waiting;
    private ObjectNode account;

    @BeforeEach
    void aChargedOrderAndOneThatWaits() {
        dated.registered().terms("WARN", 0, 30, "null", "null");
        dated.created("o", 120).granted("AT_ONCE", "o", List.of(SHORTAGE), "[]").approved("o");
        story.shipped("o");
        dated.charged("o", "2011-03-31").terms("WAIT", 10, 30, "null", "20");
        dated.account(
                "TemporaryLimitGranted",
                "'temporaryLimitId':'T-1','amount':%s,'from':'2011-04-01','until':'2011-04-09','reason':null"
                        .formatted(Story.money(150)));
        dated.account(
                "EligibilityChanged",
                "'eligibility':'RESTRICTED','bound':%s,'factors':['dunning'],'revision':4".formatted(Story.money(900)));
        dated.created("w", 60).deferred("w", SHORTAGE);
        charged = details(
                2,
                3,
                "'shippedOn':'2026-01-01','dueOn':'2011-03-31','reasons':[],'warnings':['%s'],'granted':'AT_ONCE',"
                                .formatted(SHORTAGE)
                        + "'waitingSince':null");
        waiting = details(
                10,
                11,
                "'shippedOn':null,'dueOn':null,'reasons':['%s'],'warnings':[],'granted':null,'waitingSince':'%s'"
                        .formatted(SHORTAGE, at(11)));
        account = json("{'terms':{'onShortage':'WAIT','tolerancePercent':10,'paymentDays':30,'overdueGraceDays':null,"
                + "'overdueMinimum':" + Story.money(0) + ",'reservationDays':20},'temporaryLimits':["
                + "{'temporaryLimitId':'T-1','amount':" + Story.money(150)
                + ",'from':'2011-04-01','until':'2011-04-09'}],'eligibility':{'eligibility':'RESTRICTED','bound':"
                + Story.money(900) + ",'factors':['dunning'],'revision':4},'waiting':{'orders':1,'amount':"
                + Story.money(60) + "}}");
    }

    @Test
    void findsNothingInWhatIsRight() {
        assertThat(found()).doesNotContain(E_3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lines | []",
                "decision | null",
                "on | '2026-01-02'",
                "shippedOn | null",
                "dueOn | '2011-04-01'",
                "reasons | ['OVERDUE']",
                "warnings | []",
                "granted | 'AFTER_WAITING'",
                "waitingSince | '2026-01-01T00:00:01Z'"
            })
    void findsAnOrderThatShowsSomethingElse(String field, String value) {
        charged.set(field, value(value));

        assertThat(found()).contains(E_3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"decision | null", "reasons | []", "waitingSince | null", "granted | 'AT_ONCE'"})
    void findsAWaitingOrderThatShowsSomethingElse(String field, String value) {
        waiting.set(field, value(value));

        assertThat(found()).contains(E_3);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, CREDIT_LIMIT_EXCEEDED, 7",
        "WAITING, , 7",
        "WAITING, OVERDUE, 7",
        "WAITING, CREDIT_LIMIT_EXCEEDED, 6"
    })
    void findsAWaitingOrderOfAnotherCreditOrDecision(String credit, String reason, long decisionNumber) {
        assertThat(found(credit, reason, decisionNumber, ON)).contains(E_3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms", "temporaryLimits", "eligibility", "waiting"})
    void findsACustomerWhoLacksSomething(String field) {
        account.remove(field);

        assertThat(found()).contains(E_3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/terms | tolerancePercent | 11",
                "/terms | reservationDays | null",
                "/temporaryLimits/0 | until | '2011-04-10'",
                "/eligibility | bound | null",
                "/eligibility | factors | []",
                "/eligibility | revision | 5",
                "/waiting | orders | 2",
                "/waiting | amount | null"
            })
    void findsACustomerWhoShowsSomethingElse(String place, String field, String value) {
        ((ObjectNode) account.at(place)).set(field, value(value));

        assertThat(found()).contains(E_3);
    }

    @Test
    void findsAnotherDateOfTheAccount() {
        assertThat(found("WAITING", SHORTAGE, 7, ON.plusDays(1))).contains(E_3);
    }

    @Test
    void findsALimitThatIsWithdrawnAndStillShown() {
        dated.account("TemporaryLimitWithdrawn", "'temporaryLimitId':'T-1','reason':null");

        assertThat(found("WAITING", SHORTAGE, 7, 9, ON)).contains(E_3);

        account.putArray("temporaryLimits");
        assertThat(found("WAITING", SHORTAGE, 7, 9, ON)).doesNotContain(E_3);
    }

    private ObjectNode details(int created, int decision, String more) {
        ObjectNode details = json("{'on':'2026-01-01'," + more + "}");
        details.set("lines", event(created).payload().path("lines"));
        details.set("decision", event(decision).payload().path("figures").deepCopy());
        return details;
    }

    private List<Invariant> found() {
        return found("WAITING", SHORTAGE, 7, ON);
    }

    private List<Invariant> found(String credit, String reason, long decisionNumber, LocalDate on) {
        return found(credit, reason, decisionNumber, 8, on);
    }

    private List<Invariant> found(String credit, String reason, long decisionNumber, long version, LocalDate on) {
        story.orders.clear();
        story.customers.clear();
        story.orders.add(new OrderRow(
                "o", "c", "Carla", "SHIPPED", "CHARGED", null, 120_00, "GBP", charged, at(2), at(4), 3, 2L));
        story.orders.add(new OrderRow(
                "w", "c", "Carla", "PENDING", credit, reason, 60_00, "GBP", waiting, at(10), null, 1, decisionNumber));
        story.customers.add(
                new CustomerRow("c", "Carla", null, false, "GBP", 100_00, 0, 120_00, at(0), version, on, account));
        return Checker.check(story.rows(), History.NONE, Instant.MAX).stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }

    private StoredEvent event(int index) {
        return story.events.get(index);
    }

    private Instant at(int index) {
        return event(index).at();
    }

    private static JsonNode value(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) value(text);
    }
}
