package vouch.domain.view;

import static vouch.api.RejectionReason.CREDIT_HOLD;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.CREDIT_REFUSED;
import static vouch.api.RejectionReason.CURRENCY_MISMATCH;
import static vouch.api.RejectionReason.CUSTOMER_NOT_FOUND;
import static vouch.api.RejectionReason.NOT_ELIGIBLE;
import static vouch.api.RejectionReason.ORDER_CLOSED;
import static vouch.api.RejectionReason.OVERDUE;
import static vouch.api.RejectionReason.QUEUE_FULL;

import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.order.DecisionView.Check;

/**
 * Repeats the checks of a decision from its figures, in their order ({@code docs/credit-rules.md}, The decision). Pure.
 *
 * @param decided the reason that decided; null for a grant
 */
record DecisionChecks(CreditFigures figures, RejectionReason decided) {

    /** These reasons stand alone: the decision does not tell which others applied. */
    private static final List<RejectionReason> ALONE = List.of(CUSTOMER_NOT_FOUND, QUEUE_FULL, CREDIT_REFUSED);

    List<Check> all() {
        return List.of(
                told(
                        ORDER_CLOSED,
                        "The credit of the order had been released before.",
                        "The credit of the order had not been released before."),
                told(CREDIT_HOLD, "The account was on hold.", "The account was not on hold."),
                currency(),
                told(
                        NOT_ELIGIBLE,
                        "The customer was not eligible for so much credit.",
                        "The customer was eligible for so much credit."),
                overdue(),
                limit());
    }

    /** A check that compares nothing that the figures have: only the reasons tell. */
    private Check told(RejectionReason reason, String applied, String didNotApply) {
        boolean applies = figures.reasons().contains(reason);
        if (!applies && figures.reasons().stream().anyMatch(ALONE::contains)) {
            return check(reason, null, null, null, "The decision does not tell whether " + reason + " applied.");
        }
        return check(reason, applies, null, null, applies ? applied : didNotApply);
    }

    private Check currency() {
        String asked = figures.requested().currency();
        String known = figures.creditLimit().currency();
        return check(
                CURRENCY_MISMATCH,
                !asked.equals(known),
                null,
                null,
                asked.equals(known)
                        ? "The order and the account are both in %s.".formatted(known)
                        : "The order is in %s, and the account is in %s.".formatted(asked, known));
    }

    private Check overdue() {
        Money overdue = figures.overdue();
        CreditTerms terms = figures.terms();
        if (overdue == null) {
            return check(OVERDUE, false, null, null, "Overdue payments do not withhold credit from this account.");
        }
        return check(
                OVERDUE,
                overdue.compareTo(terms.overdueMinimum()) > 0,
                overdue,
                terms.overdueMinimum(),
                "%s was overdue by more than %d days. The terms allow %s."
                        .formatted(overdue, terms.overdueGraceDays(), terms.overdueMinimum()));
    }

    private Check limit() {
        if (!figures.requested().currency().equals(figures.creditLimit().currency())) {
            return check(
                    CREDIT_LIMIT_EXCEEDED,
                    false,
                    null,
                    null,
                    "The ceiling was not compared, because the currencies differ.");
        }
        Money exposure = figures.reserved().plus(figures.receivable()).plus(figures.requested());
        return check(
                CREDIT_LIMIT_EXCEEDED,
                exposure.compareTo(figures.ceiling()) > 0,
                exposure,
                figures.ceiling(),
                "Reserved %s, receivable %s and this order %s make %s. The ceiling was %s: the limit in force of %s and a tolerance of %d percent."
                        .formatted(
                                figures.reserved(),
                                figures.receivable(),
                                figures.requested(),
                                exposure,
                                figures.ceiling(),
                                figures.limitInForce(),
                                figures.terms().tolerancePercent()));
    }

    private Check check(RejectionReason reason, Boolean applies, Money compared, Money with, String sentence) {
        return new Check(reason, applies, reason == decided, compared, with, sentence);
    }
}
