package vouch.saga;

import static vouch.domain.process.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;
import static vouch.saga.Sagas.TODAY;
import static vouch.saga.Sagas.TWO_WEEKS;

import org.junit.jupiter.api.Test;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.coordination.Receivers;

/** No order stays pending for ever. */
class OrderSagaDeadlineTest {

    private static final RejectOrder TIMEOUT = new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT, TODAY);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    @Test
    void asksTheOrderToRejectItselfWhenTheTimeIsUp() {
        saga.given(CREATED).whenTimeElapses(A_MINUTE).expectCommands(TIMEOUT).expectInFlight(1);
    }

    @Test
    void asksAnOrderThatWaitsForCreditWhenItsOwnTimeIsUp() {
        saga.given(CREATED, DEFERRED)
                .expectDeadlineIn(TWO_WEEKS)
                .whenTimeElapses(A_MINUTE)
                .expectCommands()
                .whenTimeElapses(TWO_WEEKS)
                .expectCommands(new RejectOrder(ORDER, RejectionReason.WAITING_TIMEOUT, TODAY.plusWeeks(2)));

        saga.when(rejected(RejectionReason.WAITING_TIMEOUT))
                .expectCommands(new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void asksNothingBeforeTheTimeIsUp() {
        saga.given(CREATED)
                .whenTimeElapses(A_MINUTE.minusMillis(1))
                .expectCommands()
                .expectInFlight(1);
    }

    @Test
    void releasesTheCreditOfAnOrderThatTimedOut() {
        saga.given(CREATED)
                .whenTimeElapses(A_MINUTE)
                .when(TIMED_OUT)
                .expectCommands(new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void releasesAReservationThatComesAfterTheTimeWasUp() {
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED);

        saga.given(CREATED)
                .whenTimeElapses(A_MINUTE)
                .when(RESERVED)
                .expectCommands(new ApproveOrder(ORDER, DAY), new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void goesOnWhenTheOrderWasApprovedMeanwhile() {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.given(CREATED)
                .given(RESERVED)
                .whenTimeElapses(A_MINUTE)
                .given(APPROVED)
                .when(SHIPPED)
                .expectCommands(new ChargeCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void releasesTheCreditOfAnOrderThatWasCancelledJustBeforeTheTimeWasUp() {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.given(CREATED)
                .whenTimeElapses(A_MINUTE)
                .when(CANCELLED)
                .expectCommands(new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
    }

    @Test
    void asksNothingOfAnApprovedOrder() {
        saga.given(CREATED)
                .given(RESERVED)
                .given(APPROVED)
                .whenTimeElapses(A_MINUTE.multipliedBy(60))
                .expectCommands()
                .expectInFlight(1);
    }

    @Test
    void asksNothingOnceItEnded() {
        saga.given(CREATED)
                .given(CANCELLED)
                .whenTimeElapses(A_MINUTE.multipliedBy(60))
                .expectCommands();
    }
}
