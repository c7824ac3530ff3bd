package vouch.domain.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress.Credit;
import vouch.domain.process.OrderProgress.Order;
import vouch.domain.process.OrderProgress.Phase;

/**
 * What the saga of one order in flight knows. It holds what has happened, and nothing that was only asked for. So a
 * step that failed starts from the same state again. Pure.
 *
 * @param customerId null in a saga that an early release began, until the next event
 * @param deadline when the order is asked to reject; null once the order was asked, or is known to be decided
 */
public record SagaState(
        OrderId orderId, CustomerId customerId, OrderProgress progress, Instant startedAt, Instant deadline) {

    public static SagaState begin(OrderCreated event, Instant at, Instant deadline) {
        return new SagaState(event.orderId(), event.customerId(), OrderProgress.NONE.after(event), at, deadline);
    }

    /**
     * The state after an event of the order or of its credit.
     *
     * @param waitingDeadline when the order is asked to reject if it waits for credit from this event on
     */
    public SagaState after(Object event, Instant waitingDeadline) {
        OrderProgress next = progress.after(event);
        Instant asked = event instanceof CreditDeferred ? waitingDeadline : deadline;
        return new SagaState(orderId, customerOf(event), next, startedAt, next.order() == Order.PENDING ? asked : null);
    }

    /** What an order is asked whose deadline has passed; the order decides. */
    public RejectOrder timeout() {
        return new RejectOrder(
                orderId,
                progress.credit() == Credit.WAITING
                        ? RejectionReason.WAITING_TIMEOUT
                        : RejectionReason.DECISION_TIMEOUT,
                LocalDate.ofInstant(deadline, ZoneOffset.UTC));
    }

    /** This state with another deadline, unless the order need not be asked any more. */
    public SagaState withDeadline(Instant next) {
        return deadline == null ? this : new SagaState(orderId, customerId, progress, startedAt, next);
    }

    /** Whether the saga has something left to do, or may get something to do from a later event. */
    public boolean isInFlight() {
        return progress.phase() != Phase.ENDED;
    }

    /**
     * What the saga does next, or waits for. A saga that has not ended always has something left, at least a release of
     * nothing.
     */
    public Phase phase() {
        return isInFlight() ? progress.phase() : Phase.RELEASING;
    }

    private static CustomerId customerOf(Object event) {
        return event instanceof OrderEvent ofOrder ? ofOrder.customerId() : ((CustomerEvent) event).customerId();
    }
}
