package vouch.domain.customer;

import java.time.LocalDate;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditHoldLifted;
import vouch.api.customer.CustomerEvent.CreditHoldPlaced;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditTermsChanged;
import vouch.api.customer.CustomerEvent.EligibilityChanged;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerEvent.TemporaryLimitWithdrawn;
import vouch.api.customer.Eligibility;

/**
 * What people and the eligibility service have laid down for an account ({@code docs/credit-rules.md}, Terms of an
 * account, Eligibility). Pure.
 *
 * @param bound of a restricted customer, else null
 * @param eligibilityRevision the number of the last telling; 0 before the first
 */
public record Conditions(
        Money creditLimit,
        TemporaryLimits temporaryLimits,
        CreditTerms terms,
        boolean onHold,
        Eligibility eligibility,
        Money bound,
        long eligibilityRevision) {

    static Conditions of(Money creditLimit) {
        return new Conditions(
                creditLimit,
                TemporaryLimits.NONE,
                CreditTerms.standard(creditLimit.currency()),
                false,
                Eligibility.ELIGIBLE,
                null,
                0);
    }

    /** The temporary limit of that day, else the credit limit. */
    public Money limitOn(LocalDate day) {
        Money temporary = temporaryLimits.on(day);
        return temporary == null ? creditLimit : temporary;
    }

    /** How far the exposure may go on that day: the limit in force and the tolerance, rounded down. */
    public Money ceilingOn(LocalDate day) {
        Money limit = limitOn(day);
        return new Money(limit.minor() + limit.minor() * terms.tolerancePercent() / 100, limit.currency());
    }

    /** @param day the account's date, from the event on */
    Conditions evolve(CustomerEvent event, LocalDate day) {
        if (event instanceof CreditLimitChanged e) {
            return with(e.creditLimit(), temporaryLimits, terms, onHold);
        } else if (event instanceof CreditTermsChanged e) {
            return with(creditLimit, temporaryLimits, e.terms(), onHold);
        } else if (event instanceof CreditHoldPlaced) {
            return with(creditLimit, temporaryLimits, terms, true);
        } else if (event instanceof CreditHoldLifted) {
            return with(creditLimit, temporaryLimits, terms, false);
        } else if (event instanceof TemporaryLimitGranted e) {
            return with(creditLimit, temporaryLimits.plus(e, day), terms, onHold);
        } else if (event instanceof TemporaryLimitWithdrawn e) {
            return with(creditLimit, temporaryLimits.minus(e.temporaryLimitId()), terms, onHold);
        } else if (event instanceof EligibilityChanged e) {
            return new Conditions(
                    creditLimit, temporaryLimits, terms, onHold, e.eligibility(), e.bound(), e.revision());
        } else if (event instanceof AccountReviewed) {
            return this;
        }
        throw new IllegalArgumentException("A credit account does not know " + event);
    }

    private Conditions with(Money limit, TemporaryLimits temporary, CreditTerms nextTerms, boolean held) {
        return new Conditions(limit, temporary, nextTerms, held, eligibility, bound, eligibilityRevision);
    }
}
