package vouch.domain.customer;

import static vouch.api.BusinessError.Code.CURRENCY_MISMATCH;
import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.TEMPORARY_LIMIT_OVERLAPS;
import static vouch.api.BusinessError.Code.TOO_MANY_TEMPORARY_LIMITS;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Legible;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerCommand.GrantTemporaryLimit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.Eligibility;

/** Checks a customer, its name and its amounts, for every sender ({@code docs/credit-rules.md}). */
final class AccountRules {

    /** Far above any real balance, and far below the largest long. */
    private static final long BALANCE = 1000 * Bounds.AMOUNT;

    private static final Set<RejectionReason> OVERRIDABLE = EnumSet.of(
            RejectionReason.CREDIT_HOLD,
            RejectionReason.NOT_ELIGIBLE,
            RejectionReason.OVERDUE,
            RejectionReason.CREDIT_LIMIT_EXCEEDED);

    private AccountRules() {}

    static void checkKnown(CreditAccount account) {
        if (account.registered() == null) {
            throw refuse(CUSTOMER_NOT_FOUND, "There is no customer with this id. Register it first.");
        }
    }

    /** Checks that the customer is known, and that the amount is in the account's currency. */
    static void checkCurrency(CreditAccount account, Money amount) {
        checkKnown(account);
        String currency = account.receivable().currency();
        if (!amount.currency().equals(currency)) {
            throw refuse(CURRENCY_MISMATCH, "The account is in " + currency + ".");
        }
    }

    static void check(RegisterCustomer command) {
        checkId(command.customerId().value());
        String name = command.name();
        require(
                name != null && Legible.is(name, Bounds.NAME),
                "A customer has a name of 1 to 200 characters, one of them visible, none of them a control character.");
        checkLimit(command.creditLimit());
    }

    /** Checks the id of something new. */
    static void checkId(String id) {
        require(Identifier.isAddressable(id), "The id " + Identifier.NEW_RULE + ".");
    }

    static void checkLimit(Money limit) {
        require(
                limit.minor() >= 0 && limit.minor() <= Bounds.AMOUNT,
                "A credit limit is at least 0 and at most 10^15 minor units.");
    }

    static void checkAmount(Money amount) {
        require(
                amount.minor() > 0 && amount.minor() <= Bounds.AMOUNT,
                "An amount is more than 0 and at most 10^15 minor units.");
    }

    /** Checks that the receivable stays within its bound when the amount is subtracted. */
    static void checkCredit(Money receivable, Money amount) {
        require(
                receivable.minus(amount).minor() >= -BALANCE,
                "The customer would be more than 10^18 minor units in credit.");
    }

    /**
     * Checks that the exposure stays within its bound when the amount is added. A later charge does not change the
     * exposure.
     */
    static void checkDebt(Money exposure, Money amount) {
        require(
                isBearable(exposure, amount),
                "The customer would owe more than 10^18 minor units. Record a payment first.");
    }

    /** Whether the exposure stays within its bound when the amount is added; their currencies may differ. */
    static boolean isBearable(Money exposure, Money amount) {
        return exposure.minor() <= BALANCE - amount.minor();
    }

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

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw refuse(VALIDATION_FAILED, rule);
        }
    }
}
