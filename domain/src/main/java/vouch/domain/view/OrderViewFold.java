package vouch.domain.view;

import java.time.Instant;
import java.util.List;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerEvent.ReservationExpired;
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
 * status, the account's events give the credit. After {@link OrderCreated} the two streams may interleave. How
 * often an order was overtaken is not part of it: that takes other orders. Pure.
 */
public final class OrderViewFold {

    private OrderViewFold() {}

    /** @param view null before {@link OrderCreated} */
    public static OrderView fold(OrderView view, OrderEvent event, Instant at) {
        if (event instanceof OrderCreated created) {
            return OrderView.created(created, null, at);
        }
        OrderViewDraft draft = new OrderViewDraft(view);
        draft.version++;
        if (event instanceof OrderApproved) {
            draft.status(Status.APPROVED, null);
            draft.decidedAt = at;
        } else if (event instanceof OrderRejected rejected) {
            draft.status(Status.REJECTED, rejected.reason().name());
            draft.decidedAt = at;
            draft.reasons = view.reasons().isEmpty() ? List.of(rejected.reason()) : view.reasons();
        } else if (event instanceof OrderCancelled cancelled) {
            draft.status(Status.CANCELLED, cancelled.reason());
        } else if (event instanceof OrderShipped shipped) {
            draft.status(Status.SHIPPED, null);
            draft.shippedOn = shipped.on();
        } else {
            throw new IllegalArgumentException("The order view does not know " + event);
        }
        return draft.view();
    }

    public static OrderView fold(OrderView view, OrderCreditEvent event, Instant at) {
        OrderViewDraft draft = new OrderViewDraft(view);
        if (event instanceof CreditReserved reserved) {
            draft.credit = Credit.RESERVED;
            draft.decision = reserved.figures();
            draft.granted = reserved.granted();
            draft.warnings = reserved.warnings();
            draft.answered(List.of());
        } else if (event instanceof CreditDeferred deferred) {
            draft.credit = Credit.WAITING;
            draft.decision = deferred.figures();
            draft.answered(deferred.figures().reasons());
            draft.waitingSince = at;
            draft.reason = view.decided() ? view.reason() : deferred.reason().name();
        } else if (event instanceof CreditReservationRejected rejected) {
            draft.credit = view.credit() == Credit.WAITING ? Credit.NONE : view.credit();
            draft.decision = rejected.figures();
            draft.answered(rejected.figures().reasons());
        } else if (event instanceof CreditReleased) {
            draft.credit = Credit.RELEASED;
            draft.waitingSince = null;
        } else if (event instanceof CreditCharged charged) {
            draft.credit = Credit.CHARGED;
            draft.dueOn = charged.dueOn();
        } else if (!(event instanceof ReservationExpired)) {
            throw new IllegalArgumentException("The order view does not know " + event);
        }
        return draft.view();
    }

    public static OrderView named(OrderView view, String customerName) {
        OrderViewDraft draft = new OrderViewDraft(view);
        draft.customerName = customerName;
        return draft.view();
    }
}
