package vouch.api.customer;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.order.OrderId;

/** Queries about customers. Queries change nothing. */
public sealed interface CustomerQuery {

    /**
     * One customer, answered with a {@link CustomerView}, or null when there is none. If the customer's stream exists
     * but the view does not show the customer yet, the answer waits for the view, at most 1 s.
     */
    record FindCustomer(CustomerId customerId) implements CustomerQuery {}

    /**
     * Customers sorted by name, then by id, answered with {@link Customers}. A filter that is null matches every
     * customer.
     *
     * @param name the beginning of the name; case is ignored
     * @param limit the most customers on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindCustomers(String name, Boolean onHold, int limit, String after) implements CustomerQuery {}

    /** One page. {@code next} is null on the last page. */
    record Customers(List<CustomerView> items, String next) {}

    /**
     * What a customer owes on a day by how long it is overdue, answered with an {@link Aging}, or null when there is no
     * such customer. It waits for the view as {@link FindCustomer} does.
     *
     * @param on null for the account's date
     */
    record FindAging(CustomerId customerId, LocalDate on) implements CustomerQuery {}

    /**
     * Which of the orders that wait an account would grant credit, if it were reviewed, answered with {@link Grantable}.
     *
     * @param on the day of the review
     * @param waiting all orders of the customer that wait, the one that has waited longest first: the view of customers
     *     does not have them
     */
    record FindGrantable(CustomerId customerId, LocalDate on, List<WaitingOrder> waiting) implements CustomerQuery {}

    /**
     * An order that waits for credit.
     *
     * @param on the day for which it asked
     */
    record WaitingOrder(OrderId orderId, Money amount, LocalDate on) {}

    /** None when there is no such customer. */
    record Grantable(List<OrderId> orders) {}

    /**
     * The customers that have reserved or owe anything, or have paid ahead, answered with {@link Exposures}. The largest
     * use of the limit in force comes first.
     *
     * @param on the day of the report
     * @param limit the most customers on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindExposure(LocalDate on, int limit, String after) implements CustomerQuery {}

    /** One page. {@code next} is null on the last page. */
    record Exposures(List<Exposure> items, String next) {}

    /** The sums of {@link FindExposure} for each currency, answered with {@link TotalExposure}. */
    record FindTotalExposure(LocalDate on) implements CustomerQuery {}

    /** By currency. */
    record TotalExposure(List<Exposure.Total> items) {}
}
