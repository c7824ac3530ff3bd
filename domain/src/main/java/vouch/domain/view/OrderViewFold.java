package vouch.domain.view;

import java.time.Instant;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/**
 * What each event means for an order's view. No other class maps events to this view. The order's own events give the
 * status, the account's events give the credit. After {@link OrderCreated} the two streams may interleave.
 * Pure.
 */
public final class OrderViewFold {

    private OrderViewFold() {}

    /** @param view null before {@link OrderCreated} */
    public static OrderView fold(OrderView view, OrderEvent event, Instant at) {
        if (event instanceof OrderCreated created) {
            return OrderView.created(created, null, at);
        } else if (event instanceof OrderApproved) {
            return status(view, Status.APPROVED, null, at);
        } else if (event instanceof OrderRejected rejected) {
            return status(view, Status.REJECTED, rejected.reason().name(), at);
        } else if (event instanceof OrderCancelled cancelled) {
            return status(view, Status.CANCELLED, cancelled.reason(), view.decidedAt());
        } else if (event instanceof OrderShipped) {
            return status(view, Status.SHIPPED, null, view.decidedAt());
        }
        throw new IllegalArgumentException("The order view does not know " + event);
    }

    public static OrderView fold(OrderView view, OrderCreditEvent event) {
        if (event instanceof CreditReserved reserved) {
            return credit(view, Credit.RESERVED, reserved.figures());
        } else if (event instanceof CreditReservationRejected rejected) {
            return credit(view, view.credit(), rejected.figures());
        } else if (event instanceof CreditReleased) {
            return credit(view, Credit.RELEASED, view.decision());
        } else if (event instanceof CreditCharged) {
            return credit(view, Credit.CHARGED, view.decision());
        }
        throw new IllegalArgumentException("The order view does not know " + event);
    }

    public static OrderView named(OrderView view, String customerName) {
        return new OrderView(
                view.orderId(),
                view.customerId(),
                customerName,
                view.status(),
                view.credit(),
                view.reason(),
                view.total(),
                view.lines(),
                view.decision(),
                view.createdAt(),
                view.decidedAt(),
                view.version());
    }

    private static OrderView status(OrderView view, Status status, String reason, Instant decidedAt) {
        return new OrderView(
                view.orderId(),
                view.customerId(),
                view.customerName(),
                status,
                view.credit(),
                reason,
                view.total(),
                view.lines(),
                view.decision(),
                view.createdAt(),
                decidedAt,
                view.version() + 1);
    }

    private static OrderView credit(OrderView view, Credit credit, CreditFigures decision) {
        return new OrderView(
                view.orderId(),
                view.customerId(),
                view.customerName(),
                view.status(),
                credit,
                view.reason(),
                view.total(),
                view.lines(),
                decision,
                view.createdAt(),
                view.decidedAt(),
                view.version());
    }
}
