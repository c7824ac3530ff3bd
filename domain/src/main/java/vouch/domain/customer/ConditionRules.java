package vouch.domain.customer;

import static vouch.api.BusinessError.Code.TEMPORARY_LIMIT_OVERLAPS;
import static vouch.api.BusinessError.Code.TOO_MANY_TEMPORARY_LIMITS;
import static vouch.api.BusinessError.refuse;
import static vouch.domain.customer.AccountRules.checkCurrency;
import static vouch.domain.customer.AccountRules.checkId;
import static vouch.domain.customer.AccountRules.checkLimit;
import static vouch.domain.customer.AccountRules.require;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vouch.api.Bounds;
import vouch.api.Legible;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerCommand.GrantTemporaryLimit;
import vouch.api.customer.Eligibility;

/**
 * Checks what changes the {@link Conditions} of an account, and what sets them aside for one order ({@code
 * docs/credit-rules.md}).
 */
final class ConditionRules {

    private static final Set<RejectionReason> OVERRIDABLE = EnumSet.of(
            RejectionReason.CREDIT_HOLD,
            RejectionReason.NOT_ELIGIBLE,
            RejectionReason.OVERDUE,
            RejectionReason.CREDIT_LIMIT_EXCEEDED);

    private ConditionRules() {}

    static void check(CreditAccount account, CreditTerms terms) {
        require(terms.onShortage() != null, "The terms say what becomes of an order on a shortage.");
        requireWithin(0, terms.tolerancePercent(), 100, "The tolerance");
        requireWithin(0, terms.paymentDays(), Bounds.DAYS, "The days of payment");
        if (terms.overdueGraceDays() != null) {
            requireWithin(0, terms.overdueGraceDays(), Bounds.DAYS, "The days of grace");
        }
        if (terms.reservationDays() != null) {
            requireWithin(1, terms.reservationDays(), Bounds.DAYS, "The days of a reservation");
        }
        checkCurrency(account, terms.overdueMinimum());
        checkLimit(terms.overdueMinimum());
    }

    static void check(CreditAccount account, ChangeEligibility command) {
        require(command.revision() >= 1, "The revision of an eligibility is at least 1.");
        require(
                (command.bound() != null) == (command.eligibility() == Eligibility.RESTRICTED),
                "A restricted customer has a bound, and only a restricted one.");
        require(
                command.factors().size() <= Bounds.FACTORS
                        && command.factors().stream().allMatch(factor -> Legible.is(factor, Bounds.FACTOR)),
                "An eligibility has at most 20 factors, each of 1 to 100 characters.");
        if (command.bound() != null) {
            checkCurrency(account, command.bound());
            checkLimit(command.bound());
        }
    }

    static void check(CreditAccount account, GrantTemporaryLimit command) {
        checkId(command.temporaryLimitId().value());
        checkCurrency(account, command.amount());
        checkLimit(command.amount());
        require(!command.until().isBefore(command.from()), "The last day is not before the first.");
        TemporaryLimits limits = account.conditions().temporaryLimits();
        if (limits.overlaps(command.from(), command.until())) {
            throw refuse(
                    TEMPORARY_LIMIT_OVERLAPS,
                    "Another temporary limit has one of these days. Withdraw it, or choose other days.");
        }
        LocalDate day = account.later(command.on().day());
        if (!command.until().isBefore(day) && limits.notOverOn(day) >= Bounds.TEMPORARY_LIMITS) {
            throw refuse(
                    TOO_MANY_TEMPORARY_LIMITS,
                    "The account has 50 temporary limits that are not over. Withdraw one of them.");
        }
    }

    static void checkOverridable(List<RejectionReason> reasons) {
        require(
                !reasons.isEmpty() && OVERRIDABLE.containsAll(reasons),
                "An override names at least one of " + OVERRIDABLE + ", and nothing else.");
    }

    private static void requireWithin(int least, int value, int most, String what) {
        require(least <= value && value <= most, "%s must be from %d to %d.".formatted(what, least, most));
    }
}
