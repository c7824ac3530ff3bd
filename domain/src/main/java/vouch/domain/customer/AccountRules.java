package vouch.domain.customer;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Legible;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.RegisterCustomer;

/** The ranges that every account's amounts and name keep, whoever sends them ({@code docs/credit-rules.md}). */
final class AccountRules {

    /** Far beyond any business, and far from the end of a long. */
    private static final long BALANCE = 1000 * Bounds.AMOUNT;

    private AccountRules() {}

    static void check(RegisterCustomer command) {
        checkId(command.customerId().value());
        String name = command.name();
        require(
                name != null && Legible.is(name, Bounds.NAME),
                "A customer has a name of 1 to 200 characters, one of them visible, none of them a control character.");
        checkLimit(command.creditLimit());
    }

    /** Of what is created. */
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

    /** That the receivable stays countable when the amount is taken off it. */
    static void checkCredit(Money receivable, Money amount) {
        require(
                receivable.minus(amount).minor() >= -BALANCE,
                "The customer would be more than 10^18 minor units in credit.");
    }

    /** That the exposure, which a later charge leaves as it is, stays countable when the amount is owed again. */
    static void checkDebt(Money exposure, Money amount) {
        require(
                exposure.minor() <= BALANCE - amount.minor(),
                "The customer would owe more than 10^18 minor units. Record a payment first.");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw refuse(VALIDATION_FAILED, rule);
        }
    }
}
