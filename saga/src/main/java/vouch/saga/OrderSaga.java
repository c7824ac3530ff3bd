package vouch.saga;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderId;

/**
 * Reserves credit for one order, and compensates ({@code docs/credit-rules.md}, The saga, as a table: one method per
 * row). It decides nothing: every answer is the order's or the account's. Its fields change, and it ends, only after the
 * command of a step was answered, so that a step that is handled again starts from the same state. ({@code @EndSaga} would
 * end it after a failure, too.)
 */
@Saga
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@ProcessingGroup(OrderSaga.GROUP)
public class OrderSaga {

    static final String GROUP = "order-saga";
    static final String DECISION = "order-decision";
    static final String ORDER = "orderId";

    private OrderId orderId;
    private String deadlineId;

    @StartSaga
    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderCreated event, SagaCommands commands, DeadlineManager deadlines, DecisionDeadline decision) {
        Optional<BusinessError> refused =
                commands.send(new ReserveCredit(event.customerId(), event.orderId(), event.total()));
        if (refused.filter(error -> error.code() == CUSTOMER_NOT_FOUND).isPresent()) {
            commands.send(new RejectOrder(event.orderId(), RejectionReason.CUSTOMER_NOT_FOUND));
            SagaLifecycle.end();
            return;
        }
        orderId = event.orderId();
        if (deadlineId == null) {
            deadlineId = deadlines.schedule(decision.after(), DECISION);
        }
        refused.ifPresent(Unresolved::throwIt);
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(CreditReserved event, SagaCommands commands, DeadlineManager deadlines) {
        Optional<BusinessError> refused = commands.send(new ApproveOrder(event.orderId()));
        if (refused.isPresent()) {
            commands.send(new ReleaseCredit(event.customerId(), event.orderId()));
            forgetDeadline(deadlines);
            SagaLifecycle.end();
        }
    }

    /** A refusal means that the order was cancelled meanwhile: nothing is reserved, so there is nothing to compensate. */
    @SagaEventHandler(associationProperty = ORDER)
    void on(CreditReservationRejected event, SagaCommands commands, DeadlineManager deadlines) {
        commands.send(new RejectOrder(event.orderId(), event.reason()));
        forgetDeadline(deadlines);
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderApproved event, DeadlineManager deadlines) {
        forgetDeadline(deadlines);
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderShipped event, SagaCommands commands) {
        commands.send(new ChargeCredit(event.customerId(), event.orderId())).ifPresent(Unresolved::throwIt);
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderCancelled event, SagaCommands commands, DeadlineManager deadlines) {
        commands.send(new ReleaseCredit(event.customerId(), event.orderId()));
        forgetDeadline(deadlines);
        SagaLifecycle.end();
    }

    /**
     * It only asks: the order decides, and is approved by now or answers with {@link OrderRejected}.
     *
     * @param deadline not used, but Axon takes any other first parameter for the payload, and the deadline has none
     */
    @DeadlineHandler(deadlineName = DECISION)
    void onDecisionDeadline(DeadlineMessage<?> deadline, SagaCommands commands) {
        commands.send(new RejectOrder(orderId, RejectionReason.DECISION_TIMEOUT));
    }

    /**
     * Reached after the deadline only: for every other reason the saga ended before. So there is no deadline to forget,
     * and one that is being worked off at this moment could not be.
     */
    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderRejected event, SagaCommands commands) {
        commands.send(new ReleaseCredit(event.customerId(), event.orderId()));
        SagaLifecycle.end();
    }

    /** Null when there is none. */
    String deadlineId() {
        return deadlineId;
    }

    private void forgetDeadline(DeadlineManager deadlines) {
        if (deadlineId != null) {
            deadlines.cancelSchedule(DECISION, deadlineId);
            deadlineId = null;
        }
    }
}
