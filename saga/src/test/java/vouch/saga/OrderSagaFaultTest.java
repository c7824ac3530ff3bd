package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.process.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.coordination.Receivers;
import vouch.domain.process.OrderProgress.Phase;
import vouch.engine.outage.OutcomeUnknown;

/** A command finds no answer: the step is still to be taken, and what is stored is only that its event has happened. */
class OrderSagaFaultTest {

    private static final ReserveCredit RESERVE = new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY);
    private static final ApproveOrder APPROVE = new ApproveOrder(ORDER, DAY);
    private static final ReleaseCredit RELEASE = new ReleaseCredit(CUSTOMER, ORDER, DAY);
    private static final ChargeCredit CHARGE = new ChargeCredit(CUSTOMER, ORDER, DAY);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    /** What happened, what happens now, what is sent for it, which finds no answer, and what an operator sees meanwhile. */
    static Stream<Arguments> stepsThatEnd() {
        return Stream.of(
                arguments(
                        List.of(CREATED), NO_CREDIT, new RejectOrder(ORDER, NO_CREDIT.reason(), DAY), Phase.REJECTING),
                arguments(List.of(CREATED), CANCELLED, RELEASE, Phase.RELEASING),
                arguments(List.of(CREATED), TIMED_OUT, RELEASE, Phase.RELEASING),
                arguments(List.of(CREATED, NO_CREDIT), TIMED_OUT, RELEASE, Phase.RELEASING),
                arguments(List.of(CREATED, RESERVED), CANCELLED, RELEASE, Phase.RELEASING));
    }

    @ParameterizedTest(name = "{2} after {1}")
    @MethodSource("stepsThatEnd")
    void doesNotEndBeforeItsLastCommandIsAnswered(List<Object> history, Object event, Object command, Phase phase) {
        receivers.fail(RejectOrder.class);
        history.forEach(saga::when);
        receivers.fail(command.getClass());

        assertFaultOf(event);
        assertThat(saga.store.stored().get(ORDER).phase()).isEqualTo(phase);
        // An order that is decided need not be asked.
        assertThat(saga.hasDeadline()).isEqualTo(phase == Phase.REJECTING);
        assertFaultOf(event);

        receivers.accept(command.getClass());
        saga.when(event).expectCommands(command).expectInFlight(0);
        assertThat(saga.unhandledEvents()).isEmpty();
    }

    /** So that it is in the list, does not miss the answer when it comes, and does not stay pending for ever. */
    @Test
    void beginsAlsoWhenItsReservationIsNotAnswered() {
        receivers.fail(ReserveCredit.class);

        assertFaultOf(CREATED);
        saga.expectPhase(Phase.RESERVING).expectDeadlineIn(A_MINUTE);

        saga.given(RESERVED).expectCommands(APPROVE).expectInFlight(1);
        receivers.accept(ReserveCredit.class);
        saga.given(CREATED).expectCommands(RESERVE).expectPhase(Phase.AWAITING_SHIPMENT);
    }

    @Test
    void asksAgainForAnUnknownCustomerUntilTheRejectionIsAnswered() {
        RejectOrder reject = new RejectOrder(ORDER, RejectionReason.CUSTOMER_NOT_FOUND, DAY);
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND).fail(RejectOrder.class);

        assertFaultOf(CREATED);

        receivers.accept(RejectOrder.class);
        saga.given(CREATED).expectCommands(RESERVE, reject).expectInFlight(0);
    }

    @Test
    void approvesAgain() {
        saga.given(CREATED);
        receivers.fail(ApproveOrder.class);

        assertFaultOf(RESERVED);
        saga.expectPhase(Phase.APPROVING).expectDeadlineIn(A_MINUTE);

        receivers.accept(ApproveOrder.class);
        saga.given(RESERVED).expectCommands(APPROVE).expectInFlight(1).expectNoDeadline();
    }

    @Test
    void compensatesAgain() {
        saga.given(CREATED);
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED).fail(ReleaseCredit.class);

        assertFaultOf(RESERVED);
        saga.expectInFlight(1).expectDeadlineIn(A_MINUTE);

        receivers.accept(ReleaseCredit.class);
        saga.given(RESERVED).expectCommands(APPROVE, RELEASE).expectInFlight(0);
    }

    @Test
    void chargesAgain() {
        saga.given(CREATED, RESERVED, APPROVED);
        receivers.fail(ChargeCredit.class);

        assertFaultOf(SHIPPED);
        saga.expectInFlight(1);

        receivers.accept(ChargeCredit.class);
        saga.given(SHIPPED).expectCommands(CHARGE).expectInFlight(0);
    }

    @Test
    void asksAnOrderAgainThatDidNotAnswerItsDeadline() {
        RejectOrder timeout = new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT, Sagas.TODAY);
        saga.given(CREATED);
        receivers.fail(RejectOrder.class);

        saga.whenTimeElapses(A_MINUTE).expectCommands(timeout).expectInFlight(1);
        saga.whenTimeElapses(Duration.ofSeconds(9)).expectCommands();

        receivers.accept(RejectOrder.class);
        saga.whenTimeElapses(Duration.ofSeconds(1)).expectCommands(timeout).expectNoDeadline();
    }

    @Test
    void leavesTheDeadlineAsItIsWhileSomethingIsAwayThatAllNeed() {
        Sagas away = new Sagas(receivers, OrderSagaFaultTest::isAway);
        away.given(CREATED);
        receivers.fail(RejectOrder.class);

        assertThatThrownBy(() -> away.whenTimeElapses(A_MINUTE)).hasRootCauseMessage("the database is away");
        away.expectDeadlineIn(Duration.ZERO);
    }

    private static boolean isAway(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> "the database is away".equals(cause.getMessage()));
    }

    private void assertFaultOf(Object event) {
        saga.when(event);
        assertThat(saga.unhandledEvents()).isEqualTo(List.of(event));
        assertThat(saga.failure()).isInstanceOf(OutcomeUnknown.class).hasRootCauseMessage("the database is away");
    }
}
