package vouch.saga;

import static vouch.saga.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;
import static vouch.saga.Sagas.DECISION;

import org.junit.jupiter.api.Test;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;

/** No order stays pending for ever. */
class OrderSagaDeadlineTest {

    private static final RejectOrder TIMEOUT = new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    @Test
    void asksTheOrderToRejectItselfWhenTheTimeIsUp() {
        saga.givenAPublished(CREATED)
                .whenTimeElapses(A_MINUTE)
                .expectDispatchedCommands(TIMEOUT)
                .expectTriggeredDeadlinesWithName(DECISION)
                .expectActiveSagas(1);
    }

    @Test
    void asksNothingBeforeTheTimeIsUp() {
        saga.givenAPublished(CREATED)
                .whenTimeElapses(A_MINUTE.minusMillis(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void releasesTheCreditOfAnOrderThatTimedOut() throws Exception {
        saga.givenAPublished(CREATED)
                .andThenTimeElapses(A_MINUTE)
                .whenPublishingA(TIMED_OUT)
                .expectDispatchedCommands(new ReleaseCredit(CUSTOMER, ORDER))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void releasesAReservationThatComesAfterTheTimeWasUp() throws Exception {
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED);

        saga.givenAPublished(CREATED)
                .andThenTimeElapses(A_MINUTE)
                .whenPublishingA(RESERVED)
                .expectDispatchedCommands(new ApproveOrder(ORDER), new ReleaseCredit(CUSTOMER, ORDER))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void goesOnWhenTheOrderWasApprovedMeanwhile() throws Exception {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.givenAPublished(CREATED)
                .andThenAPublished(RESERVED)
                .andThenTimeElapses(A_MINUTE)
                .andThenAPublished(APPROVED)
                .whenPublishingA(SHIPPED)
                .expectDispatchedCommands(new ChargeCredit(CUSTOMER, ORDER))
                .expectActiveSagas(0);
    }

    @Test
    void releasesTheCreditOfAnOrderThatWasCancelledJustBeforeTheTimeWasUp() throws Exception {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.givenAPublished(CREATED)
                .andThenTimeElapses(A_MINUTE)
                .whenPublishingA(CANCELLED)
                .expectDispatchedCommands(new ReleaseCredit(CUSTOMER, ORDER))
                .expectActiveSagas(0);
    }

    @Test
    void asksNothingOfAnApprovedOrder() {
        saga.givenAPublished(CREATED)
                .andThenAPublished(RESERVED)
                .andThenAPublished(APPROVED)
                .whenTimeElapses(A_MINUTE.multipliedBy(60))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void asksNothingOnceItEnded() {
        saga.givenAPublished(CREATED)
                .andThenAPublished(CANCELLED)
                .whenTimeElapses(A_MINUTE.multipliedBy(60))
                .expectNoDispatchedCommands();
    }
}
