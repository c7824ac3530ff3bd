package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vouch.api.Actor;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.DecisionView;
import vouch.api.order.DecisionView.Check;
import vouch.api.order.DecisionView.Outcome;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

class DecisionExplanationTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final OrderId ORDER = new OrderId("536365");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void namesEveryCheckInItsOrderWithItsFigures() {
        DecisionView why = explained(deferred(OVERDUE, OVERDUE, CREDIT_LIMIT_EXCEEDED));

        assertThat(why.checks())
                .extracting(Check::reason)
                .containsExactly(
                        ORDER_CLOSED, CREDIT_HOLD, CURRENCY_MISMATCH, NOT_ELIGIBLE, OVERDUE, CREDIT_LIMIT_EXCEEDED);
        assertThat(why.checks()).extracting(Check::applies).containsExactly(false, false, false, false, true, true);
        assertThat(why.checks())
                .filteredOn(Check::decided)
                .extracting(Check::reason)
                .containsExactly(OVERDUE);
        assertThat(why.checks().get(4)).extracting(Check::compared, Check::with).containsExactly(gbp(9), gbp(5));
        assertThat(why.checks().get(5)).extracting(Check::compared, Check::with).containsExactly(gbp(130), gbp(110));
    }

    @Test
    void saysTheSameInWords() {
        assertThat(explained(deferred(OVERDUE, OVERDUE, CREDIT_LIMIT_EXCEEDED)).sentences())
                .containsExactly(
                        "On 2026-01-01 the account of customer 17850 decided on 60.00 GBP for order 536365.",
                        "The credit of the order had not been released before.",
                        "The account was not on hold.",
                        "The order and the account are both in GBP.",
                        "The customer was eligible for so much credit.",
                        "9.00 GBP was overdue by more than 10 days. The terms allow 5.00 GBP.",
                        "Reserved 50.00 GBP, receivable 20.00 GBP and this order 60.00 GBP make 130.00 GBP. The ceiling was 110.00 GBP: the limit in force of 100.00 GBP and a tolerance of 10 percent.",
                        "The order had to wait for credit, because of OVERDUE. The terms let orders wait on a shortage.");
    }

    @Test
    void saysHowCreditWasGranted() {
        assertThat(conclusion(granted(Granted.AT_ONCE))).isEqualTo("Credit was granted, because no reason applied.");
        assertThat(conclusion(granted(Granted.AFTER_WAITING)))
                .isEqualTo("Credit was granted to the order after it had waited, because no reason applied.");
        assertThat(conclusion(granted(Granted.AT_ONCE, OVERDUE)))
                .isEqualTo("Credit was granted in spite of OVERDUE, because the terms only warn on a shortage.");
        assertThat(conclusion(granted(Granted.BY_OVERRIDE, OVERDUE)))
                .isEqualTo("ada granted the credit by an override of OVERDUE, CREDIT_HOLD: \"an old friend\".");
    }

    @Test
    void saysWhyCreditWasNotGranted() {
        assertThat(conclusion(rejected(CREDIT_HOLD, null))).isEqualTo("Credit was rejected, because of CREDIT_HOLD.");
        assertThat(conclusion(rejected(QUEUE_FULL, null)))
                .isEqualTo("Credit was rejected, because too many orders of the customer wait for credit already.");
        assertThat(conclusion(rejected(CREDIT_REFUSED, "too risky")))
                .isEqualTo("ada refused the credit: \"too risky\".");
        assertThat(conclusion(rejected(CREDIT_REFUSED, null))).isEqualTo("ada refused the credit.");
    }

    /** Its only reason says nothing about the others. */
    @Test
    void doesNotTellWhatTheDecisionDoesNotTell() {
        assertThat(explained(rejected(QUEUE_FULL, null)).checks())
                .extracting(Check::applies)
                .containsExactly(null, null, false, null, true, true);
    }

    @Test
    void comparesNoAmountsOfTwoCurrencies() {
        DecisionView why = explained(new CreditReservationRejected(
                CUSTOMER,
                ORDER,
                CURRENCY_MISMATCH,
                null,
                DAY,
                figures(new Money(1, "JPY"), List.of(CURRENCY_MISMATCH))));

        assertThat(why.checks().get(2).applies()).isTrue();
        assertThat(why.checks().get(2).sentence()).isEqualTo("The order is in JPY, and the account is in GBP.");
        assertThat(why.checks().get(5))
                .extracting(Check::applies, Check::compared)
                .containsExactly(false, null);
    }

    @Test
    void tellsWhoAskedWhenAndForWhichDay() {
        assertThat(explained(granted(Granted.AT_ONCE)))
                .extracting(
                        DecisionView::outcome,
                        DecisionView::on,
                        DecisionView::at,
                        DecisionView::actor,
                        DecisionView::onBehalfOf)
                .containsExactly(Outcome.GRANTED, DAY.minusDays(1), NOON, "ada", "bob");
    }

    @Test
    void explainsAnOrderOnWhichNoAccountHasDecided() {
        OrderView pending = OrderView.created(new OrderCreated(ORDER, CUSTOMER, List.of(), gbp(60), DAY), null, NOON);
        OrderView rejected =
                OrderViewFold.fold(pending, new OrderRejected(ORDER, CUSTOMER, CUSTOMER_NOT_FOUND, DAY), NOON);

        assertThat(DecisionExplanation.ofUndecided(pending))
                .extracting(DecisionView::outcome, DecisionView::reason, DecisionView::sentences)
                .containsExactly(
                        Outcome.UNDECIDED, null, List.of("No account has decided on the credit of this order yet."));
        assertThat(DecisionExplanation.ofUndecided(rejected))
                .extracting(DecisionView::outcome, DecisionView::reason, DecisionView::at)
                .containsExactly(Outcome.REJECTED, CUSTOMER_NOT_FOUND, NOON);
    }

    private static String conclusion(CreditDecision event) {
        List<String> sentences = explained(event).sentences();
        return sentences.get(sentences.size() - 1);
    }

    private static DecisionView explained(CreditDecision event) {
        return DecisionExplanation.of(event, NOON, new Actor("ada", Set.of(), "bob"));
    }

    private static CreditDeferred deferred(RejectionReason reason, RejectionReason... reasons) {
        return new CreditDeferred(CUSTOMER, ORDER, reason, DAY.minusDays(1), figures(gbp(60), List.of(reasons)));
    }

    private static CreditReserved granted(Granted granted, RejectionReason... reasons) {
        boolean override = granted == Granted.BY_OVERRIDE;
        return new CreditReserved(
                CUSTOMER,
                ORDER,
                granted,
                override ? List.of(OVERDUE, CREDIT_HOLD) : List.of(),
                override ? "an old friend" : null,
                DAY.minusDays(1),
                figures(gbp(60), List.of(reasons)));
    }

    private static CreditReservationRejected rejected(RejectionReason reason, String remark) {
        return new CreditReservationRejected(
                CUSTOMER, ORDER, reason, remark, DAY.minusDays(1), figures(gbp(60), List.of(reason)));
    }

    private static CreditFigures figures(Money requested, List<RejectionReason> reasons) {
        return new CreditFigures(
                gbp(90),
                gbp(50),
                gbp(20),
                requested,
                DAY,
                gbp(100),
                gbp(110),
                gbp(9),
                gbp(0),
                new CreditTerms(OnShortage.WAIT, 10, 30, 10, gbp(5), null),
                reasons);
    }

    private static Money gbp(long pounds) {
        return new Money(100 * pounds, "GBP");
    }
}
