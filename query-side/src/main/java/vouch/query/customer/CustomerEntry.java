package vouch.query.customer;

import vouch.api.customer.CustomerView;
import vouch.domain.view.Receivables;

/**
 * A customer while events are applied.
 *
 * @param added what these events add to the receivable
 */
record CustomerEntry(CustomerView view, Receivables added) {

    static CustomerEntry stored(CustomerView view) {
        return new CustomerEntry(view, Receivables.NONE);
    }
}
