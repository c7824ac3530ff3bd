package vouch.api.customer;

import java.util.List;
import vouch.api.Bounds;

/** What can be asked about customers. Queries change nothing. */
public sealed interface CustomerQuery {

    /**
     * One customer, answered with a {@link CustomerView}, or null when there is none. Where its stream exists but the
     * view has not seen it yet, the answer waits for it, at most a second.
     */
    record FindCustomer(CustomerId customerId) implements CustomerQuery {}

    /**
     * Customers by name, then by id, answered with {@link Customers}. Null means any.
     *
     * @param name how the name begins, case ignored
     * @param limit how many at most, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first
     */
    record FindCustomers(String name, Boolean onHold, int limit, String after) implements CustomerQuery {}

    /** One page. {@code next} is null on the last. */
    record Customers(List<CustomerView> items, String next) {}
}
