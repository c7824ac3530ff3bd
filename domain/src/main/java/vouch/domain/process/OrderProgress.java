package vouch.domain.process;

import vouch.api.RejectionReason;
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

/**
 * The progress of an order and its credit, folded from events. The events may be any part of the history, in the order
 * in which they were stored. Pure.
 */
public record OrderProgress(Order order, Credit credit) {

    public enum Order {
        UNKNOWN,
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED
    }

    public enum Credit {
        UNKNOWN,
        REFUSED,
        RESERVED,
        RELEASED,
        CHARGED
    }

    /** What the saga does next, or waits for. */
    public enum Phase {
        RESERVING,
        APPROVING,
        REJECTING,
        AWAITING_SHIPMENT,
        RELEASING,
        CHARGING,
        ENDED
    }

    public static final OrderProgress NONE = new OrderProgress(Order.UNKNOWN, Credit.UNKNOWN);

    public OrderProgress after(Object event) {
        return event instanceof OrderEvent ofOrder ? after(ofOrder) : after((OrderCreditEvent) event);
    }

    public OrderProgress after(Order known) {
        return new OrderProgress(known, credit);
    }

    private OrderProgress after(OrderEvent event) {
        if (event instanceof OrderCreated) {
            return after(Order.PENDING);
        } else if (event instanceof OrderApproved) {
            return after(Order.APPROVED).withCredit(Credit.RESERVED);
        } else if (event instanceof OrderRejected rejected) {
            boolean refused = rejected.reason() != RejectionReason.DECISION_TIMEOUT;
            return refused ? after(Order.REJECTED).withCredit(Credit.REFUSED) : after(Order.REJECTED);
        } else if (event instanceof OrderCancelled) {
            return after(Order.CANCELLED);
        } else if (event instanceof OrderShipped) {
            return after(Order.SHIPPED);
        }
        throw new IllegalArgumentException("The progress of an order does not know " + event);
    }

    /** Takes the credit that an event of the order implies, unless an event of the account has told it already. */
    private OrderProgress withCredit(Credit implied) {
        return credit == Credit.UNKNOWN ? new OrderProgress(order, implied) : this;
    }

    private OrderProgress after(OrderCreditEvent event) {
        if (event instanceof CreditReserved) {
            return new OrderProgress(order, Credit.RESERVED);
        } else if (event instanceof CreditReservationRejected) {
            return new OrderProgress(order, Credit.REFUSED);
        } else if (event instanceof CreditReleased) {
            return new OrderProgress(order, Credit.RELEASED);
        } else if (event instanceof CreditCharged) {
            return new OrderProgress(order, Credit.CHARGED);
        }
        throw new IllegalArgumentException("The progress of an order does not know " + event);
    }

    /**
     * Whether the order is decided and its credit matches the decision ({@code docs/credit-rules.md}). Nothing is left
     * to do then, unless something new happens.
     */
    public boolean settled() {
        return switch (order) {
            case UNKNOWN -> credit != Credit.RESERVED;
            case PENDING -> false;
            case APPROVED -> true;
            case REJECTED, CANCELLED -> credit == Credit.REFUSED || credit == Credit.RELEASED;
            case SHIPPED -> credit == Credit.CHARGED;
        };
    }

    public Phase phase() {
        return switch (order) {
            case UNKNOWN, PENDING ->
                switch (credit) {
                    case UNKNOWN -> Phase.RESERVING;
                    case RESERVED -> Phase.APPROVING;
                    case REFUSED, RELEASED, CHARGED -> Phase.REJECTING;
                };
            case APPROVED -> Phase.AWAITING_SHIPMENT;
            case REJECTED, CANCELLED -> settled() ? Phase.ENDED : Phase.RELEASING;
            case SHIPPED -> settled() ? Phase.ENDED : Phase.CHARGING;
        };
    }
}
