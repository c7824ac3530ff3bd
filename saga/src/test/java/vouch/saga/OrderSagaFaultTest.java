package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.saga.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;
import static vouch.saga.Sagas.DECISION;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.saga.FixtureExecutionResult;
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
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.saga.SagaCommands.OutcomeUnknown;

/** A command finds no answer: the fault reaches the processor, which handles the event again from the same state. */
class OrderSagaFaultTest {

    private static final ReserveCredit RESERVE = new ReserveCredit(CUSTOMER, ORDER, TOTAL);
    private static final ApproveOrder APPROVE = new ApproveOrder(ORDER);
    private static final ReleaseCredit RELEASE = new ReleaseCredit(CUSTOMER, ORDER);
    private static final ChargeCredit CHARGE = new ChargeCredit(CUSTOMER, ORDER);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    /** What happened, what happens now, and what is sent for it: the last command is the one without an answer. */
    static Stream<Arguments> stepsThatEnd() {
        return Stream.of(
                arguments(List.of(CREATED), NO_CREDIT, new RejectOrder(ORDER, NO_CREDIT.reason())),
                arguments(List.of(CREATED), CANCELLED, RELEASE),
                arguments(List.of(CREATED), TIMED_OUT, RELEASE),
                arguments(List.of(CREATED, RESERVED), CANCELLED, RELEASE));
    }

    @ParameterizedTest(name = "{2} after {1}")
    @MethodSource("stepsThatEnd")
    void doesNotEndBeforeItsLastCommandIsAnswered(List<Object> history, Object event, Object command) {
        history.forEach(saga::givenAPublished);
        receivers.fail(command.getClass());

        assertFaultOf(event);
        expectPendingDecision();
        assertFaultOf(event);

        receivers.accept(command.getClass());
        FixtureExecutionResult ended =
                saga.whenPublishingA(event).expectDispatchedCommands(command).expectActiveSagas(0);
        if (!(event instanceof OrderRejected)) {
            // A rejection that the saga has not sent itself comes from its deadline, which is over by then.
            ended.expectNoScheduledDeadlines();
        }
    }

    @Test
    void startsOnlyWhenItsReservationIsAnswered() {
        receivers.fail(ReserveCredit.class);

        assertFaultOf(CREATED);
        now().expectActiveSagas(0).expectNoScheduledDeadlines();

        receivers.accept(ReserveCredit.class);
        saga.whenPublishingA(CREATED).expectDispatchedCommands(RESERVE);
        expectPendingDecision();
    }

    @Test
    void asksAgainForAnUnknownCustomerUntilTheRejectionIsAnswered() {
        RejectOrder reject = new RejectOrder(ORDER, RejectionReason.CUSTOMER_NOT_FOUND);
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND).fail(RejectOrder.class);

        assertFaultOf(CREATED);

        receivers.accept(RejectOrder.class);
        saga.whenPublishingA(CREATED).expectDispatchedCommands(RESERVE, reject).expectActiveSagas(0);
    }

    @Test
    void approvesAgain() {
        saga.givenAPublished(CREATED);
        receivers.fail(ApproveOrder.class);

        assertFaultOf(RESERVED);
        expectPendingDecision();

        receivers.accept(ApproveOrder.class);
        saga.whenPublishingA(RESERVED).expectDispatchedCommands(APPROVE);
        expectPendingDecision();
    }

    @Test
    void compensatesAgain() {
        saga.givenAPublished(CREATED);
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED).fail(ReleaseCredit.class);

        assertFaultOf(RESERVED);
        expectPendingDecision();

        receivers.accept(ReleaseCredit.class);
        saga.whenPublishingA(RESERVED)
                .expectDispatchedCommands(APPROVE, RELEASE)
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void chargesAgain() {
        Stream.of(CREATED, RESERVED, APPROVED).forEach(saga::givenAPublished);
        receivers.fail(ChargeCredit.class);

        assertFaultOf(SHIPPED);
        now().expectActiveSagas(1);

        receivers.accept(ChargeCredit.class);
        saga.whenPublishingA(SHIPPED).expectDispatchedCommands(CHARGE).expectActiveSagas(0);
    }

    @Test
    void handsTheFaultAtItsDeadlineToTheSchedulerThatRetriesIt() {
        saga.givenAPublished(CREATED);
        receivers.fail(RejectOrder.class);

        assertIsFault(catchThrowable(() -> saga.whenTimeElapses(A_MINUTE)));
        now().expectActiveSagas(1);
    }

    private void assertFaultOf(Object event) {
        assertIsFault(catchThrowable(() -> saga.whenPublishingA(event)));
    }

    private static void assertIsFault(Throwable thrown) {
        assertThat(Stream.iterate(thrown, cause -> cause != null, Throwable::getCause))
                .hasAtLeastOneElementOfType(OutcomeUnknown.class)
                .last()
                .asString()
                .contains("the database is away");
    }

    private void expectPendingDecision() {
        now().expectActiveSagas(1).expectScheduledDeadlineWithName(A_MINUTE, DECISION);
    }

    private FixtureExecutionResult now() {
        return saga.whenTimeElapses(Duration.ZERO);
    }
}
