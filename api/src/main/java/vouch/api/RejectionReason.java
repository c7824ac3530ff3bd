package vouch.api;

/**
 * Why an order was rejected, in order of precedence ({@code docs/credit-rules.md}). A rejection is a decision on an
 * order that was accepted; a command that is not accepted at all is refused with a {@link BusinessError}.
 */
public enum RejectionReason {
    CUSTOMER_NOT_FOUND,
    /** The order's credit was released before it was asked for. */
    ORDER_CLOSED,
    CREDIT_HOLD,
    CURRENCY_MISMATCH,
    CREDIT_LIMIT_EXCEEDED,
    /** Nobody decided within {@code vouch.decision-deadline}. */
    DECISION_TIMEOUT
}
