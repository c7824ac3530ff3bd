package vouch.domain.customer;

import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ReserveCredit;

/** Decides the first request of an order for credit ({@code docs/credit-rules.md}). */
final class CreditPolicy {

    private CreditPolicy() {}

    /** The first reason that applies, in order of precedence; null when the credit is granted. */
    static RejectionReason reasonToReject(CreditAccount account, ReserveCredit asked) {
        if (account.reservations().isClosed(asked.orderId())) {
            return RejectionReason.ORDER_CLOSED;
        } else if (account.onHold()) {
            return RejectionReason.CREDIT_HOLD;
        } else if (!asked.amount().currency().equals(account.creditLimit().currency())) {
            return RejectionReason.CURRENCY_MISMATCH;
        } else if (asked.amount().compareTo(account.available()) > 0) {
            return RejectionReason.CREDIT_LIMIT_EXCEEDED;
        }
        return null;
    }
}
