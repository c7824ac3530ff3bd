package vouch.domain.customer;

import static vouch.api.BusinessError.Code.CURRENCY_MISMATCH;
import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Legible;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.RegisterCustomer;

/** Checks a customer, its name and its amounts, for every sender ({@code docs/credit-rules.md}). */
final class AccountRules {

    /** Far above any real balance, and far below the largest long. */
    private static final long BALANCE = 1000 * Bounds.AMOUNT;

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

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw refuse(VALIDATION_FAILED, rule);
        }
    }
}
