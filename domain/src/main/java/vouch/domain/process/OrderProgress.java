package vouch.domain.process;

import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;

/**
 * The progress of an order and its credit, folded from events. The events may be any part of the history. An order's
 * event that comes again or late changes nothing; the account's events come in the order in which they were stored.
 * Pure.
 */
public record OrderProgress(Order order, Credit credit) {

    public enum Order {
        UNKNOWN,
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED;

        /** Whether an order may come from this state into the later one, at once or by way of others. */
        private boolean precedes(Order later) {
            return switch (this) {
                case UNKNOWN -> later != UNKNOWN;
                case PENDING -> later != UNKNOWN && later != PENDING;
                case APPROVED -> later == CANCELLED || later == SHIPPED;
                case REJECTED, CANCELLED, SHIPPED -> false;
            };
        }
    }

    public enum Credit {
        UNKNOWN,
        /** The order waits until credit becomes free. */
        WAITING,
        REJECTED,
        RESERVED,
        RELEASED,
        CHARGED
    }

    /** What the saga does next, or waits for. */
    public enum Phase {
        RESERVING,
        AWAITING_CREDIT,
        APPROVING,
        REJECTING,
        AWAITING_SHIPMENT,
        RELEASING,
        CHARGING,
        ENDED
    }

    public static final OrderProgress NONE = new OrderProgress(Order.UNKNOWN, Credit.UNKNOWN);

    /** @throws IllegalArgumentException for an event that concerns no order */
    public OrderProgress after(Object event) {
        if (event instanceof OrderCreated) {
            return with(Order.PENDING);
        } else if (event instanceof OrderApproved) {
            return with(Order.APPROVED).implying(Credit.RESERVED);
        } else if (event instanceof OrderRejected rejected) {
            OrderProgress next = with(Order.REJECTED);
            return rejected.reason().isTimeout() ? next : next.implying(Credit.REJECTED);
        } else if (event instanceof OrderCancelled) {
            return with(Order.CANCELLED);
        } else if (event instanceof OrderShipped) {
            return with(Order.SHIPPED);
        } else if (event instanceof CreditDeferred) {
            return new OrderProgress(order, Credit.WAITING);
        } else if (event instanceof CreditReserved) {
            return new OrderProgress(order, Credit.RESERVED);
        } else if (event instanceof CreditReservationRejected) {
            return new OrderProgress(order, Credit.REJECTED);
        } else if (event instanceof CreditReleased) {
            return new OrderProgress(order, Credit.RELEASED);
        } else if (event instanceof CreditCharged) {
            return new OrderProgress(order, Credit.CHARGED);
        } else if (event instanceof ReservationExpired) {
            return this;
        }
        throw new IllegalArgumentException("The progress of an order does not know " + event);
    }

    private OrderProgress with(Order next) {
        return order.precedes(next) ? new OrderProgress(next, credit) : this;
    }

    /** Takes the credit that an event of the order implies, unless an event of the account has told it already. */
    private OrderProgress implying(Credit implied) {
        return credit == Credit.UNKNOWN ? new OrderProgress(order, implied) : this;
    }

    public Phase phase() {
        return switch (Settlement.of(this)) {
            case OPEN -> order == Order.APPROVED ? Phase.AWAITING_SHIPMENT : deciding();
            case RELEASE -> Phase.RELEASING;
            case CHARGE -> Phase.CHARGING;
            case SETTLED -> order == Order.APPROVED ? Phase.AWAITING_SHIPMENT : Phase.ENDED;
        };
    }

    private Phase deciding() {
        return switch (credit) {
            case UNKNOWN -> Phase.RESERVING;
            case WAITING -> Phase.AWAITING_CREDIT;
            case RESERVED -> Phase.APPROVING;
            case REJECTED, RELEASED, CHARGED -> Phase.REJECTING;
        };
    }
}
