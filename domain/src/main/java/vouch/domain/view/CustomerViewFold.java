package vouch.domain.view;

import java.time.Instant;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerView;

/** Applies each event to a customer's view. Pure. No other code knows how events change the view. */
public final class CustomerViewFold {

    private CustomerViewFold() {}

    /** @param view null before {@link CustomerRegistered} */
    public static CustomerView fold(CustomerView view, CustomerEvent event, Instant at) {
        if (event instanceof CustomerRegistered e) {
            return CustomerView.registered(e, at);
        } else if (event instanceof CreditLimitChanged e) {
            return next(view, view.onHold(), e.creditLimit(), view.reserved(), view.receivable());
        } else if (event instanceof CreditHoldPlaced) {
            return next(view, true, view.creditLimit(), view.reserved(), view.receivable());
        } else if (event instanceof CreditHoldLifted) {
            return next(view, false, view.creditLimit(), view.reserved(), view.receivable());
        } else if (event instanceof CreditReserved e) {
            return owing(view, view.reserved().plus(e.figures().requested()), view.receivable());
        } else if (event instanceof CreditReservationRejected) {
            return owing(view, view.reserved(), view.receivable());
        } else if (event instanceof CreditReleased e) {
            return owing(view, view.reserved().minus(e.amount()), view.receivable());
        } else if (event instanceof CreditCharged e) {
            return owing(
                    view, view.reserved().minus(e.amount()), view.receivable().plus(e.amount()));
        } else if (event instanceof PaymentRecorded e) {
            return owing(view, view.reserved(), view.receivable().minus(e.amount()));
        } else if (event instanceof PaymentReversed e) {
            return owing(view, view.reserved(), view.receivable().plus(e.amount()));
        } else if (event instanceof CreditNoteIssued e) {
            return owing(view, view.reserved(), view.receivable().minus(e.amount()));
        }
        throw new IllegalArgumentException("The customer view does not know " + event);
    }

    private static CustomerView owing(CustomerView view, Money reserved, Money receivable) {
        return next(view, view.onHold(), view.creditLimit(), reserved, receivable);
    }

    private static CustomerView next(
            CustomerView view, boolean onHold, Money creditLimit, Money reserved, Money receivable) {
        return new CustomerView(
                view.customerId(),
                view.name(),
                view.country(),
                onHold,
                creditLimit,
                reserved,
                receivable,
                view.registeredAt(),
                view.version() + 1);
    }
}
