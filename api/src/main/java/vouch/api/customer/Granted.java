package vouch.api.customer;

/** How an order's credit was granted ({@code docs/credit-rules.md}, Waiting). */
public enum Granted {
    AT_ONCE,
    /** Credit became free while the order waited. */
    AFTER_WAITING,
    /** A person granted it to an order that waited. */
    BY_OVERRIDE
}
