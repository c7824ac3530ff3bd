package vouch.domain.customer;

import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;

/** What a {@link CreditPolicy} says to a request for credit ({@code docs/credit-rules.md}). */
public sealed interface Verdict {

    /**
     * The event that the account stores for this verdict.
     *
     * @param figures the account just before the verdict, which explain it
     */
    CustomerEvent event(ReserveCredit asked, CreditFigures figures);

    record Granted() implements Verdict {

        @Override
        public CustomerEvent event(ReserveCredit asked, CreditFigures figures) {
            return new CreditReserved(asked.customerId(), asked.orderId(), figures);
        }
    }

    /** @param reason the first reason that applies, in order of precedence */
    record Rejected(RejectionReason reason) implements Verdict {

        @Override
        public CustomerEvent event(ReserveCredit asked, CreditFigures figures) {
            return new CreditReservationRejected(asked.customerId(), asked.orderId(), reason, figures);
        }
    }
}
