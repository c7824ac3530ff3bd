package vouch.faults.simulation;

import org.pcollections.TreePMap;
import vouch.api.customer.CreditTerms;
import vouch.domain.customer.Conditions;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.TemporaryLimits;

/** Policies that judge as the standard does, but see one thing of the account wrongly. The figures show it rightly. */
final class WrongPolicies {

    /** Only where the next day has the same limit: the mistake is to be one of what is overdue. */
    static final CreditPolicy OVERDUE_ON_THE_NEXT_DAY = (account, asked, day) -> {
        boolean same =
                account.conditions().ceilingOn(day).equals(account.conditions().ceilingOn(day.plusDays(1)));
        return CreditPolicy.STANDARD.judge(account, asked, same ? day.plusDays(1) : day);
    };

    static final CreditPolicy TOLERANCE_TWICE = (account, asked, day) -> {
        Conditions conditions = account.conditions();
        CreditTerms terms = conditions.terms();
        CreditTerms twice = new CreditTerms(
                terms.onShortage(),
                2 * terms.tolerancePercent(),
                terms.paymentDays(),
                terms.overdueGraceDays(),
                terms.overdueMinimum(),
                terms.reservationDays());
        return CreditPolicy.STANDARD.judge(seen(account, conditions.temporaryLimits(), twice), asked, day);
    };

    static final CreditPolicy NO_TEMPORARY_LIMITS = (account, asked, day) -> {
        TemporaryLimits none = new TemporaryLimits(TreePMap.empty());
        return CreditPolicy.STANDARD.judge(
                seen(account, none, account.conditions().terms()), asked, day);
    };

    private WrongPolicies() {}

    private static CreditAccount seen(CreditAccount account, TemporaryLimits limits, CreditTerms terms) {
        Conditions real = account.conditions();
        Conditions wrong = new Conditions(
                real.creditLimit(),
                limits,
                terms,
                real.onHold(),
                real.eligibility(),
                real.bound(),
                real.eligibilityRevision());
        return new CreditAccount(
                account.registered(),
                account.on(),
                wrong,
                account.receivable(),
                account.due(),
                account.reservations(),
                account.waiting());
    }
}
