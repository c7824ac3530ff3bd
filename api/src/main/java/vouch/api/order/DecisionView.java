package vouch.api.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;

/**
 * Why an order got credit, or got none: the last decision on it, in figures and in sentences ({@code docs/http-api.md},
 * Queries).
 *
 * @param reason the reason that decided; null for a grant
 * @param granted how credit was granted, else null
 * @param overridden the reasons that an override named
 * @param remark of the person who overrode or refused, else null
 * @param on the day for which the account was asked; the figures name the day of the decision
 * @param at when the decision was recorded; null before there is one
 * @param actor who asked for the decision; null when it is not known
 * @param onBehalfOf the person for whom a program asked, else null
 * @param figures null when no account has decided
 * @param checks all checks of the account, in their order; empty when no account has decided
 * @param sentences the same in words
 */
public record DecisionView(
        OrderId orderId,
        CustomerId customerId,
        Outcome outcome,
        RejectionReason reason,
        Granted granted,
        List<RejectionReason> overridden,
        String remark,
        LocalDate on,
        Instant at,
        String actor,
        String onBehalfOf,
        CreditFigures figures,
        List<Check> checks,
        List<String> sentences) {

    /** What the decision was. */
    public enum Outcome {
        /** Nobody has decided yet. */
        UNDECIDED,
        GRANTED,
        /** The order waits for credit. */
        DEFERRED,
        REJECTED
    }

    /**
     * One check of an account.
     *
     * @param applies whether the reason applied; null when the decision does not tell
     * @param decided whether this check decided
     * @param compared the amount that was compared, else null
     * @param with what the amount was compared with: more than this is too much; else null
     */
    public record Check(
            RejectionReason reason, Boolean applies, boolean decided, Money compared, Money with, String sentence) {}
}
