package vouch.app.demo;

import java.time.Duration;
import java.util.List;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;

/**
 * One message of the demo set.
 *
 * @param message a command, or the start of a what-if
 * @param then what the view of orders must show before the next step
 */
record DemoStep(Object message, List<AwaitOrder> then) {

    /** How long one answer may take. The load asks again. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A step after which nothing has to be awaited. */
    static DemoStep of(Object message) {
        return new DemoStep(message, List.of());
    }

    /** A step after which the order has this version and this milestone. */
    static DemoStep until(Object message, OrderId order, long version, Milestone milestone) {
        return new DemoStep(message, List.of(new AwaitOrder(order, version, milestone, PATIENCE)));
    }
}
