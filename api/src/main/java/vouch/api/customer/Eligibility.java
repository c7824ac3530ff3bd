package vouch.api.customer;

/** Whether a customer may buy on account at all, as the eligibility service tells ({@code docs/credit-rules.md}). */
public enum Eligibility {
    ELIGIBLE,
    /** Only while the exposure stays within a bound. */
    RESTRICTED,
    BLOCKED
}
