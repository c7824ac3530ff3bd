package vouch.api.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;

/** Queries about orders. Queries change nothing. */
public sealed interface OrderQuery {

    /**
     * One order, answered with an {@link OrderView}, or null when there is none. If the order's stream exists but the
     * view does not show the order yet, the answer waits for the view, at most 1 s.
     */
    record FindOrder(OrderId orderId) implements OrderQuery {}

    /**
     * One order, answered as soon as its view has the version and has reached the milestone. After {@code atMost} the
     * view is answered as it is; the answer is null when there is still no view of the order.
     */
    record AwaitOrder(OrderId orderId, long version, Milestone milestone, Duration atMost) implements OrderQuery {}

    /** How far an awaited order must have come. */
    enum Milestone {
        /** The view shows the version asked for. */
        STORED,
        /** The order is no longer pending, or waits for credit. */
        ANSWERED,
        /** The order is no longer pending. */
        DECIDED,
        /** The order's compensation or charge has reached the customer's account. */
        SETTLED
    }

    /**
     * Orders by their time of creation, then by id, answered with {@link Orders}. A filter that is null matches every
     * order.
     *
     * @param reason one of the reasons for which the order was rejected or waits
     * @param warning one of the reasons in spite of which credit was granted
     * @param from the earliest time of creation, inclusive
     * @param to the latest time of creation, exclusive
     * @param sort which orders come first; the newest when it is null
     * @param limit the most orders on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindOrders(
            CustomerId customerId,
            OrderView.Status status,
            OrderView.Credit credit,
            RejectionReason reason,
            RejectionReason warning,
            Instant from,
            Instant to,
            Sort sort,
            int limit,
            String after)
            implements OrderQuery {

        /** A sender of an earlier version names no order. */
        public FindOrders {
            sort = sort == null ? Sort.NEWEST : sort;
        }
    }

    /** Why an order got credit, or got none, answered with a {@link DecisionView}, or null when there is no such order. */
    record FindDecision(OrderId orderId) implements OrderQuery {}

    /** One page. {@code next} is null on the last page. */
    record Orders(List<OrderView> items, String next) {}
}
