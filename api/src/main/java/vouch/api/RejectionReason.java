package vouch.api;

/**
 * Why credit was not granted at once, or why an order was rejected ({@code docs/credit-rules.md}). The first reasons are
 * in their order of precedence. A rejection is a decision on an accepted order. A command that is not accepted is
 * refused with a {@link BusinessError}.
 */
public enum RejectionReason {
    CUSTOMER_NOT_FOUND,
    /** The credit was released before the order asked for it. */
    ORDER_CLOSED,
    CREDIT_HOLD,
    CURRENCY_MISMATCH,
    /** The customer is blocked, or the exposure would exceed the bound of a restricted customer. */
    NOT_ELIGIBLE,
    /** The customer is late. */
    OVERDUE,
    CREDIT_LIMIT_EXCEEDED,
    /** The order would wait, but no more orders may wait. */
    QUEUE_FULL,
    /** A person refused the credit of an order that waited. */
    CREDIT_REFUSED,
    /** The order was not decided within {@code vouch.decision-deadline}. */
    DECISION_TIMEOUT,
    /** The order waited longer than {@code vouch.waiting-deadline}. */
    WAITING_TIMEOUT;

    /** Whether only the order knows the reason: its account may hold credit for it, or let it wait. */
    public boolean isTimeout() {
        return this == DECISION_TIMEOUT || this == WAITING_TIMEOUT;
    }
}
