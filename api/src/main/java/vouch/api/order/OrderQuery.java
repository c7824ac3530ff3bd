package vouch.api.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.customer.CustomerId;

/** What can be asked about orders. Queries change nothing. */
public sealed interface OrderQuery {

    /**
     * One order, answered with an {@link OrderView}, or null when there is none. Where its stream exists but the view
     * has not seen it yet, the answer waits for it, at most a second.
     */
    record FindOrder(OrderId orderId) implements OrderQuery {}

    /**
     * One order as soon as its view has the version and has reached the milestone, or as it is when the time is up;
     * null when the view does not know it even then.
     */
    record AwaitOrder(OrderId orderId, long version, Milestone milestone, Duration atMost) implements OrderQuery {

        public boolean reachedBy(OrderView view) {
            return view.version() >= version
                    && switch (milestone) {
                        case STORED -> true;
                        case DECIDED -> view.decided();
                        case SETTLED -> view.settled();
                    };
        }
    }

    /** How far an awaited order must have come. */
    enum Milestone {
        /** The view shows the version asked for. */
        STORED,
        /** It is no longer pending. */
        DECIDED,
        /** Its compensation or charge has reached the customer's account. */
        SETTLED
    }

    /**
     * Orders, newest first, then by id, answered with {@link Orders}. Null means any.
     *
     * @param from created at or after
     * @param to created before
     * @param limit how many at most, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first
     */
    record FindOrders(CustomerId customerId, OrderView.Status status, Instant from, Instant to, int limit, String after)
            implements OrderQuery {}

    /** One page. {@code next} is null on the last. */
    record Orders(List<OrderView> items, String next) {}
}
