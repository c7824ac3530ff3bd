package vouch.api;

/**
 * Why an order was rejected, in order of precedence ({@code docs/credit-rules.md}). A rejection is a decision on an
 * accepted order. A command that is not accepted is refused with a {@link BusinessError}.
 */
public enum RejectionReason {
    CUSTOMER_NOT_FOUND,
    /** The credit was released before the order asked for it. */
    ORDER_CLOSED,
    CREDIT_HOLD,
    CURRENCY_MISMATCH,
    CREDIT_LIMIT_EXCEEDED,
    /** The order was not decided within {@code vouch.decision-deadline}. */
    DECISION_TIMEOUT
}
