package vouch.domain.customer;

import static vouch.api.RejectionReason.*;

import java.time.LocalDate;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.domain.customer.Verdict.*;

/**
 * Judges the first request of an order for credit ({@code docs/credit-rules.md}). A policy is a value: the same history
 * can be decided under another one. It is pure, and has no time but the date that it is given.
 */
@FunctionalInterface
public interface CreditPolicy {

    /** The product's policy. The first reason that applies decides, in order of precedence. */
    CreditPolicy STANDARD = (account, asked, on) -> {
        if (account.reservations().isClosed(asked.orderId())) {
            return new Rejected(ORDER_CLOSED);
        } else if (account.onHold()) {
            return new Rejected(CREDIT_HOLD);
        } else if (!asked.amount().currency().equals(account.creditLimit().currency())) {
            return new Rejected(CURRENCY_MISMATCH);
        } else if (asked.amount().compareTo(account.available()) > 0) {
            return new Rejected(CREDIT_LIMIT_EXCEEDED);
        }
        return new Granted();
    };

    /**
     * Must not grant credit to a closed order or in another currency: such a reservation would be wrong for ever.
     *
     * @param account the registered customer's account, before the request; it has not answered the order yet
     * @param on the date of the decision in UTC
     */
    Verdict judge(CreditAccount account, ReserveCredit asked, LocalDate on);
}
