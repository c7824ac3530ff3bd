package vouch.domain.customer;

import java.time.LocalDate;
import vouch.api.customer.CustomerCommand.ReserveCredit;

/**
 * Judges an order's request for credit, the first one and each look at an order that waits ({@code
 * docs/credit-rules.md}). A policy is a value: the same history can be decided under another one. It is pure, and has no
 * time but the day that it is given.
 */
@FunctionalInterface
public interface CreditPolicy {

    /** The product's policy. */
    CreditPolicy STANDARD = new StandardPolicy();

    /**
     * Must not grant credit to a closed order or in another currency: such a reservation would be wrong for ever.
     *
     * @param account the registered customer's account, before the request; it has not answered the order yet
     * @param day the later of the account's date and the day for which the order asks
     */
    Verdict judge(CreditAccount account, ReserveCredit asked, LocalDate day);
}
