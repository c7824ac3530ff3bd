package vouch.domain.view;

import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.Granted;

/** Which of an account's events begin and end an order's wait for credit. Pure. */
public final class Waits {

    private Waits() {}

    public static boolean begins(OrderCreditEvent event) {
        return event instanceof CreditDeferred;
    }

    public static boolean ends(OrderCreditEvent event) {
        return isGranted(event)
                || event instanceof CreditReserved reserved && reserved.granted() == Granted.BY_OVERRIDE
                || event instanceof CreditReservationRejected rejected
                        && rejected.reason() == RejectionReason.CREDIT_REFUSED
                || event instanceof CreditReleased released && released.waited() != null;
    }

    /** Whether credit that became free has ended a wait. */
    public static boolean isGranted(OrderCreditEvent event) {
        return event instanceof CreditReserved reserved && reserved.granted() == Granted.AFTER_WAITING;
    }
}
