package vouch.query;

import java.util.Collections;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.Standing;
import vouch.engine.erasure.ErasableTexts;

/** Shows a customer as a replay does after the customer's texts were erased: with all figures, and without texts. */
public final class ErasedCustomer {

    private ErasedCustomer() {}

    /** The same customer without texts. */
    public static CustomerView of(CustomerView view) {
        Standing told = view.eligibility();
        return new CustomerView(
                view.customerId(),
                ErasableTexts.ERASED,
                view.country(),
                view.onHold(),
                view.creditLimit(),
                view.reserved(),
                view.receivable(),
                view.registeredAt(),
                view.version(),
                view.on(),
                view.overdue(),
                view.terms(),
                view.temporaryLimits(),
                new Standing(
                        told.eligibility(),
                        told.bound(),
                        Collections.nCopies(told.factors().size(), ErasableTexts.ERASED),
                        told.revision()),
                view.waiting());
    }
}
