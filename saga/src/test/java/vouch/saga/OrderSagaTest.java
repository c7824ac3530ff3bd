package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.process.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderId;
import vouch.coordination.Receivers;
import vouch.coordination.Unresolved;
import vouch.domain.process.OrderProgress.Phase;

/** {@code docs/credit-rules.md}, The saga, as a table; compensation and the deadline are tested apart. */
class OrderSagaTest {

    /** Credit was asked for before. */
    private static final Accepted NO_NEWS = answer();

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    @Test
    void reservesCreditForANewOrderAndStartsTheDeadline() {
        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY))
                .expectInFlight(1)
                .expectDeadlineIn(A_MINUTE);
    }

    @Test
    void goesOnWithTheEventsOfAnAnswer() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT)
                .expectNoDeadline();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAtOnceWhenTheAnswerSaysThatTheCreditWasRejected(RejectionReason reason) {
        receivers.answer(ReserveCredit.class, () -> answer(refusedCredit(reason)));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new RejectOrder(ORDER, reason, DAY))
                .expectInFlight(0);
    }

    @Test
    void doesNotSendTheCommandWhoseEventsAreInTheAnswerToo() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED, APPROVED));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT)
                .expectNoDeadline();
        saga.when(RESERVED, APPROVED).expectCommands().expectInFlight(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECISION_TIMEOUT", "WAITING_TIMEOUT"})
    void endsWhenTheRejectionOfTheOrderIsInTheAnswerToo(RejectionReason reason) {
        receivers.answer(ReserveCredit.class, () -> answer(refusedCredit(reason), rejected(reason)));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY))
                .expectInFlight(0);
    }

    @Test
    void waitsForTheEventWhenCreditHadBeenAskedForBefore() {
        receivers.answer(ReserveCredit.class, () -> NO_NEWS);

        saga.when(CREATED).expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY));
        saga.when(RESERVED).expectCommands(new ApproveOrder(ORDER, DAY));
    }

    @Test
    void doesNothingForEventsOfAnAnswerWhenTheyArrive() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));
        saga.given(CREATED);
        saga.store.locked.clear();

        saga.when(RESERVED, APPROVED).expectCommands().expectPhase(Phase.AWAITING_SHIPMENT);
        assertThat(saga.store.locked).isEmpty();
    }

    /** As on another node, or when it is delivered again. */
    @Test
    void handlesAnEventOfAnAnswerLikeEveryOtherWhenItArrivesOnceMore() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));
        saga.given(CREATED, RESERVED, APPROVED);

        saga.when(RESERVED).expectCommands(new ApproveOrder(ORDER, DAY)).expectInFlight(1);
    }

    @Test
    void handlesAnotherEventOfTheSameTypeThanTheAnswerHad() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));
        saga.given(CREATED);
        CreditReserved another = new CreditReserved(
                CUSTOMER,
                ORDER,
                Granted.AT_ONCE,
                List.of(),
                null,
                DAY,
                new CreditFigures(
                        TOTAL,
                        TOTAL,
                        TOTAL,
                        TOTAL,
                        DAY,
                        TOTAL,
                        TOTAL,
                        null,
                        Money.zero("GBP"),
                        CreditTerms.standard("GBP"),
                        List.of()));

        saga.when(another).expectCommands(new ApproveOrder(ORDER, DAY));
    }

    @Test
    void doesNotForgetASagaThatIsBegunAgainBeforeTheEventsOfTheAnswerArrive() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));
        saga.given(CREATED);
        saga.store.stored().clear();
        saga.store.rollback();
        receivers.answer(ReserveCredit.class, () -> NO_NEWS);

        saga.given(CREATED, RESERVED, APPROVED).expectPhase(Phase.AWAITING_SHIPMENT);
    }

    @Test
    void approvesWithTheEventWhenItCouldNotWithTheAnswer() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED)).fail(ApproveOrder.class);
        saga.given(CREATED).expectPhase(Phase.APPROVING).expectDeadlineIn(A_MINUTE);
        saga.when(RESERVED);
        assertThat(saga.unhandledEvents()).isEqualTo(List.of(RESERVED));

        receivers.accept(ApproveOrder.class);
        saga.when(RESERVED).expectCommands(new ApproveOrder(ORDER, DAY)).expectPhase(Phase.AWAITING_SHIPMENT);
    }

    @Test
    void handlesAnEventOfAnAnswerInATransactionThatWasNotKept() {
        receivers.answer(ReserveCredit.class, () -> answer(RESERVED));
        saga.whenItIsNotKept(CREATED);

        saga.when(CREATED, RESERVED)
                .expectCommands(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY),
                        new ApproveOrder(ORDER, DAY),
                        new ApproveOrder(ORDER, DAY))
                .expectInFlight(1);
    }

    @Test
    void rejectsTheOrderOfAnUnknownCustomer() {
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND);

        saga.when(CREATED)
                .expectCommands(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY),
                        new RejectOrder(ORDER, RejectionReason.CUSTOMER_NOT_FOUND, DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void endsForAnUnknownCustomerAlsoWhenTheOrderWasCancelledMeanwhile() {
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND);
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.when(CREATED).expectInFlight(0).expectNoDeadline();
    }

    /** Which never happens as long as everything else is right; so a person is to see it, and the deadline stands. */
    @ParameterizedTest
    @EnumSource(names = {"IDEMPOTENCY_CONFLICT", "VALIDATION_FAILED"})
    void saysWhatItCannotResolve(Code code) {
        receivers.refuse(ReserveCredit.class, code);

        saga.when(CREATED).expectDeadlineIn(A_MINUTE);
        assertThat(saga.unhandledEvents()).isEqualTo(List.of(CREATED));
        assertThat(saga.failure()).isInstanceOf(Unresolved.class).hasMessageContaining(code.name());
    }

    /** The answer to its rejection was lost. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECISION_TIMEOUT", "WAITING_TIMEOUT"})
    void releasesNothingOfAnOrderThatGotNoCredit(RejectionReason reason) {
        receivers.fail(RejectOrder.class);
        saga.when(CREATED, refusedCredit(reason)).expectInFlight(1);

        saga.when(rejected(reason)).expectCommands().expectInFlight(0).expectNoDeadline();
    }

    @Test
    void waitsWithAnOrderThatWaitsForCredit() {
        receivers.answer(ReserveCredit.class, () -> answer(DEFERRED));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY))
                .expectPhase(Phase.AWAITING_CREDIT);
        saga.when(DEFERRED).expectCommands().expectInFlight(1);
        saga.when(reserved(Granted.AFTER_WAITING))
                .expectCommands(new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT)
                .expectNoDeadline();
    }

    @Test
    void releasesTheCreditOfAnOrderThatWasCancelledWhileItWaited() {
        saga.given(CREATED, DEFERRED)
                .when(CANCELLED)
                .expectCommands(new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void cancelsAnOrderWhoseReservationHasExpired() {
        receivers.answer(CancelOrder.class, () -> answer(CANCELLED));

        saga.given(CREATED, RESERVED, APPROVED)
                .when(EXPIRED)
                .expectCommands(
                        new CancelOrder(ORDER, "RESERVATION_EXPIRED", DAY), new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void goesOnWithAnOrderThatShippedBeforeItWasToldThatItsReservationExpired() {
        receivers.refuse(CancelOrder.class, Code.ORDER_ALREADY_SHIPPED);

        saga.given(CREATED, RESERVED, APPROVED)
                .when(EXPIRED)
                .expectCommands(new CancelOrder(ORDER, "RESERVATION_EXPIRED", DAY))
                .expectInFlight(1);
        saga.when(SHIPPED)
                .expectCommands(new ChargeCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void approvesTheOrderWhenItsCreditIsReserved() {
        saga.given(CREATED)
                .when(RESERVED)
                .expectCommands(new ApproveOrder(ORDER, DAY))
                .expectInFlight(1)
                .expectNoDeadline();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsTheOrderForTheReasonThatItsCreditWasRejected(RejectionReason reason) {
        saga.given(CREATED)
                .when(refusedCredit(reason))
                .expectCommands(new RejectOrder(ORDER, reason, DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void endsWithoutCreditAlsoWhenTheOrderWasCancelledMeanwhile() {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.given(CREATED)
                .when(NO_CREDIT)
                .expectCommands(new RejectOrder(ORDER, NO_CREDIT.reason(), DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void forgetsTheDeadlineOfAnApprovedOrderAndWaits() {
        saga.given(CREATED)
                .given(RESERVED)
                .when(APPROVED)
                .expectCommands()
                .expectInFlight(1)
                .expectNoDeadline();
    }

    @Test
    void chargesAShippedOrderAndEnds() {
        saga.given(CREATED)
                .given(RESERVED)
                .given(APPROVED)
                .when(SHIPPED)
                .expectCommands(new ChargeCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void saysThatAShippedOrderCannotBeCharged() {
        saga.given(CREATED, RESERVED, APPROVED);
        receivers.refuse(ChargeCredit.class, Code.NO_RESERVATION);

        saga.when(SHIPPED).expectInFlight(1).expectPhase(Phase.CHARGING);
        assertThat(saga.failure()).isInstanceOf(Unresolved.class).hasMessageContaining("NO_RESERVATION");
    }

    @Test
    void handlesItsFirstEventAgainWithoutASecondDeadline() {
        saga.given(CREATED).whenTimeElapses(Duration.ofSeconds(20));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY))
                .expectInFlight(1)
                .expectDeadlineIn(Duration.ofSeconds(40));

        saga.given(CANCELLED).expectInFlight(0);
    }

    /** A dead letter of long ago, say. */
    @Test
    void knowsAnApprovedOrderAlsoWhenItsFirstEventsComeAgain() {
        saga.given(CREATED, RESERVED, APPROVED)
                .when(CREATED, RESERVED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT)
                .expectNoDeadline();
    }

    @Test
    void knowsFromTheAnswerThatTheOrderIsApproved() {
        saga.given(CREATED, RESERVED).expectPhase(Phase.AWAITING_SHIPMENT);
        int writes = saga.store.writes;

        saga.given(APPROVED).expectInFlight(1);
        assertThat(saga.store.writes).isEqualTo(writes).isEqualTo(2);
    }

    @Test
    void beginsAgainWithItsFirstEventOnlyAndEndsAgain() {
        saga.given(CREATED, RESERVED, SHIPPED).expectInFlight(0);

        saga.given(RESERVED, APPROVED, SHIPPED).expectCommands().expectInFlight(0);
        saga.when(CREATED, APPROVED, SHIPPED).expectInFlight(0);
        assertThat(saga.unhandledEvents()).isEmpty();
    }

    @Test
    void takesNoNoticeOfOtherOrders() {
        OrderId other = new OrderId("536366");
        CreditFigures figures = RESERVED.figures();

        saga.given(CREATED)
                .when(new CreditReserved(CUSTOMER, other, Granted.AT_ONCE, List.of(), null, DAY, figures))
                .expectCommands()
                .expectInFlight(1);
    }

    @Test
    void sendsNothingForWhatItCausedItself() {
        saga.given(CREATED).given(RELEASED).when(CHARGED).expectCommands().expectInFlight(1);
    }

    private static Accepted answer(Object... events) {
        return new Accepted(2, Instant.EPOCH, List.of(events));
    }
}
