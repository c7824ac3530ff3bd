package vouch.domain.view;

import java.time.Instant;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerView;

/**
 * What is known of a customer after some of its events. Pure.
 *
 * @param view null before the customer is registered; shows nothing overdue
 * @param receivables all that was added to the receivable
 */
public record KnownCustomer(CustomerView view, Receivables receivables) {

    public static final KnownCustomer NOTHING = new KnownCustomer(null, Receivables.NONE);

    /** The number of events that are known. */
    public long version() {
        return view == null ? 0 : view.version();
    }

    /** With the next event. */
    public KnownCustomer after(CustomerEvent event, Instant at) {
        return new KnownCustomer(CustomerViewFold.fold(view, event, at), receivables.plus(event));
    }

    /** The view with what was overdue on the account's date; null before the customer is registered. */
    public CustomerView shown() {
        return view == null ? null : view.withOverdue(receivables.overdueOn(view.on(), view.receivable()));
    }
}
