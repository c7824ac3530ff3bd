package vouch.domain.customer;

import java.util.List;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;

/** What a {@link CreditPolicy} says to a request for credit ({@code docs/credit-rules.md}). */
public sealed interface Verdict {

    /** All reasons that apply, in order of precedence. */
    List<RejectionReason> reasons();

    /**
     * The event that the account stores for this verdict.
     *
     * @param granted how a verdict that grants does so
     * @param figures the account just before the verdict, which explain it
     */
    CustomerEvent event(ReserveCredit asked, Granted granted, CreditFigures figures);

    /** @param reasons the warnings; they would have rejected the request under other terms */
    record Granting(List<RejectionReason> reasons) implements Verdict {

        @Override
        public CustomerEvent event(ReserveCredit asked, Granted granted, CreditFigures figures) {
            return new CreditReserved(
                    asked.customerId(), asked.orderId(), granted, List.of(), null, asked.on(), figures);
        }
    }

    /** @param reason the first reason that rejects */
    record Rejected(List<RejectionReason> reasons, RejectionReason reason) implements Verdict {

        static Rejected only(RejectionReason reason) {
            return new Rejected(List.of(reason), reason);
        }

        @Override
        public CustomerEvent event(ReserveCredit asked, Granted granted, CreditFigures figures) {
            return new CreditReservationRejected(
                    asked.customerId(), asked.orderId(), reason, null, asked.on(), figures);
        }
    }

    /** @param reason the first reason that lets the order wait */
    record Deferred(List<RejectionReason> reasons, RejectionReason reason) implements Verdict {

        @Override
        public CustomerEvent event(ReserveCredit asked, Granted granted, CreditFigures figures) {
            return new CreditDeferred(asked.customerId(), asked.orderId(), reason, asked.on(), figures);
        }
    }
}
