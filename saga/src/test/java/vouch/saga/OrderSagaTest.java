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
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress.Phase;
import vouch.domain.process.OrderSaga;

/** {@code docs/credit-rules.md}, The saga, as a table; compensation and the deadline are tested apart. */
class OrderSagaTest {

    private static final Accepted NEWS = new Accepted(true, 2, Instant.EPOCH);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    @Test
    void reservesCreditForANewOrderAndStartsTheDeadline() {
        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectInFlight(1)
                .expectDeadlineIn(A_MINUTE);
    }

    /** The answer to a command may tell what its event will. */
    @Test
    void approvesAtOnceWhenTheAnswerTellsThatCreditIsReserved() {
        receivers.answer(ReserveCredit.class, () -> NEWS);

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL), new ApproveOrder(ORDER))
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved")
                .expectNoDeadline();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAtOnceWhenTheAnswerTellsWhy(RejectionReason reason) {
        receivers.answer(ReserveCredit.class, () -> NEWS.rejecting(reason));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL), new RejectOrder(ORDER, reason))
                .expectInFlight(0);
    }

    @Test
    void doesNotSendWhatTheAnswerTellsOfToo() {
        receivers.answer(ReserveCredit.class, () -> NEWS.followedBy(NEWS));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved")
                .expectNoDeadline();
        saga.when(RESERVED, APPROVED).expectCommands().expectInFlight(1);
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheAnswerTellsOfTheRejectionToo(RejectionReason reason) {
        receivers.answer(ReserveCredit.class, () -> NEWS.rejecting(reason).followedBy(NEWS));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectInFlight(0);
    }

    /** Whoever knows the answer can know what is sent next. */
    @Test
    void tellsWhatItSendsOnTheAnswerToAReservation() {
        ReserveCredit reserve = new ReserveCredit(CUSTOMER, ORDER, TOTAL);

        assertThat(OrderSaga.sequel(reserve, NEWS)).contains(new ApproveOrder(ORDER));
        assertThat(OrderSaga.sequel(reserve, NEWS.rejecting(RejectionReason.CREDIT_HOLD)))
                .contains(new RejectOrder(ORDER, RejectionReason.CREDIT_HOLD));
        assertThat(OrderSaga.sequel(reserve, new Accepted(false, 2, Instant.EPOCH)))
                .as("handled before: the event tells how")
                .isEmpty();
        assertThat(OrderSaga.sequel(new ChargeCredit(CUSTOMER, ORDER), NEWS)).isEmpty();
    }

    /** Whether it was reserved or rejected then is not in the answer. */
    @Test
    void waitsForTheEventWhenCreditHadBeenAskedForBefore() {
        receivers.answer(ReserveCredit.class, () -> new Accepted(false, 2, Instant.EPOCH));

        saga.when(CREATED).expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL));
        saga.when(RESERVED).expectCommands(new ApproveOrder(ORDER));
    }

    @Test
    void doesNothingForEventsThatAnswersHaveTold() {
        receivers.answer(ReserveCredit.class, () -> NEWS);
        saga.given(CREATED);
        saga.store.locked.clear();

        saga.when(RESERVED, APPROVED)
                .expectCommands()
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved");
        assertThat(saga.store.locked).isEmpty();
    }

    /** As on another node, or when it is delivered again. */
    @Test
    void handlesAnEventLikeEveryOtherOnceItHasComeThatAnAnswerTold() {
        receivers.answer(ReserveCredit.class, () -> NEWS);
        saga.given(CREATED, RESERVED, APPROVED);

        saga.when(RESERVED).expectCommands(new ApproveOrder(ORDER)).expectInFlight(1);
    }

    @Test
    void doesNotForgetASagaThatIsBegunAgainBeforeTheToldEventsCome() {
        receivers.answer(ReserveCredit.class, () -> NEWS);
        saga.given(CREATED);
        saga.store.stored().clear();
        saga.store.rollback();
        receivers.answer(ReserveCredit.class, () -> new Accepted(false, 2, Instant.EPOCH));

        saga.given(CREATED, RESERVED, APPROVED)
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved");
    }

    @Test
    void approvesWithTheEventWhenItCouldNotWithTheAnswer() {
        receivers.answer(ReserveCredit.class, () -> NEWS).fail(ApproveOrder.class);
        saga.given(CREATED)
                .expectState(Phase.APPROVING, "OrderCreated", "CreditReserved")
                .expectDeadlineIn(A_MINUTE);
        saga.when(RESERVED);
        assertThat(saga.failedEvents()).isEqualTo(List.of(RESERVED));

        receivers.accept(ApproveOrder.class);
        saga.when(RESERVED)
                .expectCommands(new ApproveOrder(ORDER))
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved");
    }

    @Test
    void handlesAnEventThatWasToldInATransactionThatWasNotKept() {
        receivers.answer(ReserveCredit.class, () -> NEWS);
        saga.whenItIsNotKept(CREATED);

        saga.when(CREATED, RESERVED)
                .expectCommands(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL), new ApproveOrder(ORDER), new ApproveOrder(ORDER))
                .expectInFlight(1);
    }

    @Test
    void rejectsTheOrderOfAnUnknownCustomer() {
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND);

        saga.when(CREATED)
                .expectCommands(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL),
                        new RejectOrder(ORDER, RejectionReason.CUSTOMER_NOT_FOUND))
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
        assertThat(saga.failedEvents()).isEqualTo(List.of(CREATED));
        assertThat(saga.failure()).isInstanceOf(Unresolved.class).hasMessageContaining(code.name());
    }

    /** The answer to its rejection was lost. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DECISION_TIMEOUT")
    void releasesNothingOfAnOrderThatGotNoCredit(RejectionReason reason) {
        receivers.fail(RejectOrder.class);
        saga.when(CREATED, refusedCredit(reason)).expectInFlight(1);

        saga.when(rejected(reason)).expectCommands().expectInFlight(0).expectNoDeadline();
    }

    @Test
    void approvesTheOrderWhenItsCreditIsReserved() {
        saga.given(CREATED)
                .when(RESERVED)
                .expectCommands(new ApproveOrder(ORDER))
                .expectInFlight(1)
                .expectNoDeadline();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsTheOrderForTheReasonThatItsCreditWasRejected(RejectionReason reason) {
        saga.given(CREATED)
                .when(refusedCredit(reason))
                .expectCommands(new RejectOrder(ORDER, reason))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void endsWithoutCreditAlsoWhenTheOrderWasCancelledMeanwhile() {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.given(CREATED)
                .when(NO_CREDIT)
                .expectCommands(new RejectOrder(ORDER, NO_CREDIT.reason()))
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
                .expectCommands(new ChargeCredit(CUSTOMER, ORDER))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void saysThatAShippedOrderCannotBeCharged() {
        saga.given(CREATED, RESERVED, APPROVED);
        receivers.refuse(ChargeCredit.class, Code.NO_RESERVATION);

        saga.when(SHIPPED)
                .expectInFlight(1)
                .expectState(Phase.CHARGING, "OrderCreated", "CreditReserved", "OrderApproved", "OrderShipped");
        assertThat(saga.failure()).isInstanceOf(Unresolved.class).hasMessageContaining("NO_RESERVATION");
    }

    @Test
    void handlesItsFirstEventAgainWithoutASecondDeadline() {
        saga.given(CREATED).whenTimeElapses(Duration.ofSeconds(20));

        saga.when(CREATED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectInFlight(1)
                .expectDeadlineIn(Duration.ofSeconds(40));

        saga.given(CANCELLED).expectInFlight(0);
    }

    /** A parked step of long ago, say. */
    @Test
    void knowsAnApprovedOrderAlsoWhenItsFirstEventsComeAgain() {
        saga.given(CREATED, RESERVED, APPROVED)
                .when(CREATED, RESERVED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL), new ApproveOrder(ORDER))
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved")
                .expectNoDeadline();
    }

    @Test
    void knowsFromTheAnswerThatTheOrderIsApproved() {
        saga.given(CREATED, RESERVED)
                .expectState(Phase.AWAITING_SHIPMENT, "OrderCreated", "CreditReserved", "OrderApproved");
        int writes = saga.store.writes;

        saga.given(APPROVED).expectInFlight(1);
        assertThat(saga.store.writes).isEqualTo(writes).isEqualTo(2);
    }

    @Test
    void beginsAgainWithItsFirstEventOnlyAndEndsAgain() {
        saga.given(CREATED, RESERVED, SHIPPED).expectInFlight(0);

        saga.given(RESERVED, APPROVED, SHIPPED).expectCommands().expectInFlight(0);
        saga.when(CREATED, APPROVED, SHIPPED).expectInFlight(0);
        assertThat(saga.failedEvents()).isEmpty();
    }

    @Test
    void takesNoNoticeOfOtherOrders() {
        OrderId other = new OrderId("536366");
        CreditFigures figures = RESERVED.figures();

        saga.given(CREATED)
                .when(new CreditReserved(CUSTOMER, other, figures))
                .expectCommands()
                .expectInFlight(1);
    }

    @Test
    void takesNoNoticeOfWhatItCausedItself() {
        saga.given(CREATED).given(RELEASED).when(CHARGED).expectCommands().expectInFlight(1);
    }
}
