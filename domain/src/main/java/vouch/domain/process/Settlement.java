package vouch.domain.process;

import vouch.domain.process.OrderProgress.Credit;

/**
 * Which credit belongs to an order ({@code docs/credit-rules.md}, The saga, as a table): what is still to be done, so
 * that the order is decided and its credit matches the decision. The saga, the reconciler, the views and the operators
 * ask this rule. Pure.
 */
public enum Settlement {
    /** No decision is known, or one that the credit does not match. */
    OPEN,
    /** The order was rejected or cancelled, and its credit may be reserved, or wait. */
    RELEASE,
    /** The order was shipped, and its credit is not charged. */
    CHARGE,
    /** Nothing is left to do, unless something new happens. */
    SETTLED;

    public static Settlement of(OrderProgress known) {
        Credit credit = known.credit();
        return switch (known.order()) {
            // A part of the events may show the credit of an order, and nothing of the order.
            case UNKNOWN -> credit == Credit.RESERVED || credit == Credit.WAITING ? OPEN : SETTLED;
            case PENDING -> OPEN;
            case APPROVED -> credit == Credit.RESERVED ? SETTLED : OPEN;
            case REJECTED, CANCELLED -> credit == Credit.REJECTED || credit == Credit.RELEASED ? SETTLED : RELEASE;
            case SHIPPED -> credit == Credit.CHARGED ? SETTLED : CHARGE;
        };
    }
}
