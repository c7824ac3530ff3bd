package vouch.api.customer;

/** What becomes of an order that an account's credit does not cover ({@code docs/credit-rules.md}). */
public enum OnShortage {
    REJECT,
    /** The order waits until credit becomes free. */
    WAIT,
    /** Credit is granted, with a warning. */
    WARN
}
