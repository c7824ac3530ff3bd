package vouch.saga;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.saga.Orders.*;
import static vouch.saga.Sagas.A_MINUTE;
import static vouch.saga.Sagas.DECISION;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderId;

/** {@code docs/credit-rules.md}, The saga, as a table; compensation and the deadline are tested apart. */
class OrderSagaTest {

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    @Test
    void reservesCreditForANewOrderAndStartsTheDeadline() {
        saga.givenNoPriorActivity()
                .whenPublishingA(CREATED)
                .expectDispatchedCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectActiveSagas(1)
                .expectAssociationWith("orderId", ORDER)
                .expectScheduledDeadlineWithName(A_MINUTE, DECISION);
    }

    @Test
    void rejectsTheOrderOfAnUnknownCustomer() {
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND);

        saga.givenNoPriorActivity()
                .whenPublishingA(CREATED)
                .expectDispatchedCommands(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL),
                        new RejectOrder(ORDER, RejectionReason.CUSTOMER_NOT_FOUND))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void endsForAnUnknownCustomerAlsoWhenTheOrderWasCancelledMeanwhile() {
        receivers.refuse(ReserveCredit.class, Code.CUSTOMER_NOT_FOUND);
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.givenNoPriorActivity()
                .whenPublishingA(CREATED)
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    /** Which never happens as long as everything else is right; so a person is to see it, and the deadline stands. */
    @ParameterizedTest
    @EnumSource(names = {"IDEMPOTENCY_CONFLICT", "VALIDATION_FAILED"})
    void saysWhatItCannotResolve(Code code) {
        receivers.refuse(ReserveCredit.class, code);

        assertThatThrownBy(() -> saga.givenNoPriorActivity().whenPublishingA(CREATED))
                .rootCause()
                .isInstanceOf(Unresolved.class)
                .hasMessageContaining(code.name());
    }

    @Test
    void approvesTheOrderWhenItsCreditIsReserved() {
        saga.givenAPublished(CREATED)
                .whenPublishingA(RESERVED)
                .expectDispatchedCommands(new ApproveOrder(ORDER))
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(A_MINUTE, DECISION);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsTheOrderForTheReasonThatItsCreditWasRejected(RejectionReason reason) {
        saga.givenAPublished(CREATED)
                .whenPublishingA(refusedCredit(reason))
                .expectDispatchedCommands(new RejectOrder(ORDER, reason))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void endsWithoutCreditAlsoWhenTheOrderWasCancelledMeanwhile() {
        receivers.refuse(RejectOrder.class, Code.ORDER_NOT_PENDING);

        saga.givenAPublished(CREATED)
                .whenPublishingA(NO_CREDIT)
                .expectDispatchedCommands(new RejectOrder(ORDER, NO_CREDIT.reason()))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void forgetsTheDeadlineOfAnApprovedOrderAndWaits() {
        saga.givenAPublished(CREATED)
                .andThenAPublished(RESERVED)
                .whenPublishingA(APPROVED)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
    }

    @Test
    void chargesAShippedOrderAndEnds() {
        saga.givenAPublished(CREATED)
                .andThenAPublished(RESERVED)
                .andThenAPublished(APPROVED)
                .whenPublishingA(SHIPPED)
                .expectDispatchedCommands(new ChargeCredit(CUSTOMER, ORDER))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void saysThatAShippedOrderCannotBeCharged() {
        saga.givenAPublished(CREATED).andThenAPublished(RESERVED).andThenAPublished(APPROVED);
        receivers.refuse(ChargeCredit.class, Code.NO_RESERVATION);

        assertThatThrownBy(() -> saga.whenPublishingA(SHIPPED))
                .rootCause()
                .isInstanceOf(Unresolved.class)
                .hasMessageContaining("NO_RESERVATION");
    }

    @Test
    void handlesItsFirstEventAgainWithoutASecondDeadline() {
        saga.givenAPublished(CREATED)
                .whenPublishingA(CREATED)
                .expectDispatchedCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL))
                .expectActiveSagas(1);

        saga.givenAPublished(CANCELLED);
        saga.whenTimeElapses(Duration.ZERO).expectNoScheduledDeadlines();
    }

    @Test
    void takesNoNoticeOfOtherOrders() {
        OrderId other = new OrderId("536366");
        CreditFigures figures = RESERVED.figures();

        saga.givenAPublished(CREATED)
                .whenPublishingA(new CreditReserved(CUSTOMER, other, figures))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void takesNoNoticeOfWhatItCausedItself() {
        saga.givenAPublished(CREATED)
                .andThenAPublished(RELEASED)
                .whenPublishingA(CHARGED)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }
}
