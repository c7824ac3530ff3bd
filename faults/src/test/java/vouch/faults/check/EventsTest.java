package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.faults.check.Invariant.*;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every promise about events, broken by hand in a store that is right but for that. */
class EventsTest {

    private final Story story = new Story();

    @Test
    void findsNothingInWhatIsRight() {
        everyLifeOfAnOrder();

        assertThat(found()).isEmpty();
    }

    @Test
    void findsCreditBeyondTheLimit() {
        story.registered(100).created("o", 120).reserved("o", 120, 100, 0, 0).approved("o");

        assertThat(found()).containsOnly(C_1);
    }

    @Test
    void findsCreditInSpiteOfAHold() {
        story.registered(100)
                .held()
                .created("o", 20)
                .reserved("o", 20, 100, 0, 0)
                .approved("o");

        assertThat(found()).containsOnly(C_1);
    }

    @Test
    void findsAnOrderRefusedForNoReason() {
        story.registered(100)
                .created("o", 20)
                .refused("o", "CREDIT_LIMIT_EXCEEDED", 20, 100, 0, 0)
                .rejected("o", "CREDIT_LIMIT_EXCEEDED");

        assertThat(found()).containsOnly(C_1);
    }

    @Test
    void findsFiguresThatAreNotTheSumOfTheEvents() {
        approved("o", 20).created("p", 30).reserved("p", 30, 100, 0, 0).approved("p");

        assertThat(found()).containsOnly(C_2);
    }

    @Test
    void findsAReleaseOfAnotherAmount() {
        approved("o", 20).cancelled("o").released("o", 10);

        assertThat(found()).containsOnly(C_2);
    }

    @Test
    void findsAPaymentCountedTwice() {
        story.registered(100).paid("p", 5).recorded("p", 5);

        assertThat(found()).containsOnly(C_2);
    }

    @Test
    void findsAPaymentWithoutItsPosting() {
        story.registered(100).recorded("p", 5);

        assertThat(found()).containsOnly(C_2);
    }

    @Test
    void findsAReversalOfAnotherAmount() {
        story.registered(100).paid("p", 5).posting("p", "PostingReversed", 6).payment("p", "PaymentReversed", 6);

        assertThat(found()).containsOnly(C_2);
    }

    @Test
    void findsASecondReservation() {
        approved("o", 20).reserved("o", 20, 100, 20, 0);

        assertThat(found()).contains(C_3);
    }

    @Test
    void findsASecondRelease() {
        approved("o", 20).cancelled("o").released("o", 20).released("o", 0);

        assertThat(found()).containsOnly(C_3);
    }

    @Test
    void findsAChargeOfWhatWasReleased() {
        approved("o", 20).cancelled("o").released("o", 20).charged("o", 20);

        assertThat(found()).contains(C_3);
    }

    @Test
    void findsMoneyOfAnotherCurrency() {
        story.registered(100)
                .customer("CreditLimitChanged", "'customerId':'c','creditLimit':{'amount':'5','currency':'JPY'}");

        assertThat(found()).containsOnly(C_4);
    }

    @Test
    void findsMoneyWithTheDigitsOfNoCurrency() {
        story.registered(100)
                .customer("CreditLimitChanged", "'customerId':'c','creditLimit':{'amount':'5.0','currency':'GBP'}");

        assertThat(found()).containsOnly(C_4);
    }

    @Test
    void findsAnAmountOutOfBounds() {
        story.registered(100)
                .customer("CreditLimitChanged", "'customerId':'c','creditLimit':{'amount':'-1.00','currency':'GBP'}");

        assertThat(found()).containsOnly(C_4);
    }

    @Test
    void findsATotalThatIsNotTheSumOfTheLines() {
        story.registered(100).order("o", "OrderCreated", ",'lines':[],'total':" + Story.money(5));
        story.refused("o", "CREDIT_LIMIT_EXCEEDED", 500, 100, 0, 0).rejected("o", "CREDIT_LIMIT_EXCEEDED");

        assertThat(found()).containsOnly(C_4);
    }

    @Test
    void findsAStepThatIsNotLegal() {
        story.registered(100).created("o", 20).cancelled("o").released("o", 0).rejected("o", "DECISION_TIMEOUT");

        assertThat(found()).containsOnly(O_1);
    }

    @Test
    void findsAnOrderThatIsNeverDecided() {
        story.registered(100).created("o", 20);

        assertThat(found()).containsOnly(O_1);
    }

    @Test
    void findsAnApprovalBeforeTheReservation() {
        story.registered(100).created("o", 20).approved("o").reserved("o", 20, 100, 0, 0);

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsARejectionForAReasonThatTheAccountDidNotGive() {
        story.registered(100).created("o", 20).rejected("o", "CREDIT_HOLD");

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsCreditThatLeaks() {
        approved("o", 20).cancelled("o");

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsAReleaseOfWhatNobodyEverAskedFor() {
        story.created("o", 20)
                .rejected("o", "CUSTOMER_NOT_FOUND")
                .registered(100)
                .released("o", 0);

        assertThat(found()).containsOnly(O_2);
    }

    /** It knows of every reservation. */
    @Test
    void findsAReleaseOfNothingByTheReconciler() {
        story.created("o", 20).cancelled("o").registered(100).released("o", 0).by("system:reconciler");

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsGoodsThatAreNeverCharged() {
        approved("o", 20).shipped("o");

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsCreditOfNoOrder() {
        story.registered(100).reserved("o", 20, 100, 0, 0);

        assertThat(found()).containsOnly(O_2);
    }

    @Test
    void findsAGap() {
        story.registered(100).but(event -> numbered(event, 1));

        assertThat(found()).containsOnly(E_1);
    }

    @Test
    void findsAnEventThatIsThereTwice() {
        story.registered(100).held();
        story.but(event -> identified(event, "e-1"));

        assertThat(found()).containsOnly(E_1);
    }

    @Test
    void findsAnEventInTheStreamOfAnother() {
        story.registered(100).order("o", "OrderCreated", ",'lines':[],'total':" + Story.money(5));
        story.but(event -> streamed(event, "order/p"));

        assertThat(found()).contains(E_1);
    }

    @Test
    void findsAnEventWithoutItsOrigin() {
        story.registered(100).but(event -> with(event, JsonNodeFactory.instance.objectNode()));

        assertThat(found()).containsOnly(A_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "maria@example.com", "key:webshop", "system:demo"})
    void knowsClientsAndPartsOfVouch(String actor) {
        story.registered(100).by(actor);

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "system:", "system:Somebody"})
    void findsAnEventOfNobody(String actor) {
        story.registered(100).by(actor);

        assertThat(found()).containsOnly(A_1);
    }

    @Test
    void findsAnAccountThatWasNeverRegistered() {
        story.held();

        assertThat(found()).containsOnly(O_3);
    }

    @Test
    void findsASagaThatOutlivesItsOrder() {
        approved("o", 20).cancelled("o").released("o", 20).saga("o", "AWAITING_SHIPMENT", null);

        assertThat(found()).containsOnly(S_1);
    }

    @Test
    void findsTwoSagasOfOneOrder() {
        approved("o", 20).saga("o", "AWAITING_SHIPMENT", null).saga("o", "AWAITING_SHIPMENT", null);

        assertThat(found()).containsOnly(S_1);
    }

    @Test
    void findsASagaOfNoOrder() {
        approved("o", 20).saga("ghost", "AWAITING_SHIPMENT", null);

        assertThat(found()).containsOnly(S_1);
    }

    @Test
    void findsASagaThatHasNotHeardOfTheDecision() {
        approved("o", 20).saga("o", "APPROVING", null);

        assertThat(found()).containsOnly(S_1);
    }

    @Test
    void findsADeadlineOfAnOrderThatIsDecided() {
        approved("o", 20).saga("o", "AWAITING_SHIPMENT", 60);

        assertThat(found()).containsOnly(S_2);
    }

    @Test
    void findsAPendingOrderThatNobodyWillAsk() {
        story.registered(100).created("o", 20).reserved("o", 20, 100, 0, 0).saga("o", "APPROVING", null);

        assertThat(Checker.check(story.rows(), History.NONE, Instant.MIN))
                .extracting(Violation::invariant)
                .contains(S_2);
    }

    @Test
    void allowsAnAccountToForgetAfterAThousandOthers() {
        approved("o", 20).cancelled("o").released("o", 20);
        for (int i = 0; i < 1000; i++) {
            story.created("p" + i, 20).cancelled("p" + i).released("p" + i, 0);
        }
        story.reserved("o", 20, 100, 0, 0).released("o", 20);

        assertThat(found()).isEmpty();
    }

    /** Approved, shipped and paid; rejected; released before it was asked; cancelled; timed out. */
    private void everyLifeOfAnOrder() {
        approved("shipped", 20).shipped("shipped").charged("shipped", 20).paid("p", 5);
        story.posting("p", "PostingReversed", 5).payment("p", "PaymentReversed", 5);
        story.created("big", 90)
                .refused("big", "CREDIT_LIMIT_EXCEEDED", 90, 100, 0, 20)
                .rejected("big", "CREDIT_LIMIT_EXCEEDED");
        story.created("crossed", 20)
                .cancelled("crossed")
                .released("crossed", 0)
                .refused("crossed", "ORDER_CLOSED", 20, 100, 0, 20);
        story.created("late", 80)
                .reserved("late", 80, 100, 0, 20)
                .rejected("late", "DECISION_TIMEOUT")
                .released("late", 80);
        story.limit(10)
                .created("open", 2)
                .held()
                .rejected("open", "DECISION_TIMEOUT")
                .released("open", 0);
    }

    private Story approved(String order, int total) {
        return story.registered(100)
                .created(order, total)
                .reserved(order, total, 100, 0, 0)
                .approved(order);
    }

    private List<Invariant> found() {
        return Checker.checkWithoutViews(story.rows()).stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }

    private static StoredEvent numbered(StoredEvent event, long sequence) {
        return changed(event, event.id(), event.stream(), sequence, event.metaData());
    }

    private static StoredEvent identified(StoredEvent event, String id) {
        return changed(event, id, event.stream(), event.sequence(), event.metaData());
    }

    private static StoredEvent streamed(StoredEvent event, String stream) {
        return changed(event, event.id(), stream, event.sequence(), event.metaData());
    }

    private static StoredEvent with(StoredEvent event, JsonNode metaData) {
        return changed(event, event.id(), event.stream(), event.sequence(), metaData);
    }

    private static StoredEvent changed(StoredEvent event, String id, String stream, long sequence, JsonNode metaData) {
        return new StoredEvent(
                event.globalIndex(),
                id,
                stream,
                sequence,
                event.streamType(),
                event.at(),
                event.type(),
                event.payload(),
                metaData);
    }
}
