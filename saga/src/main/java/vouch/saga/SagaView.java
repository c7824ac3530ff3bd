package vouch.saga;

import java.time.Instant;
import java.util.List;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/**
 * An order whose saga has not ended.
 *
 * @param state what the saga is about to do, or waits for
 * @param steps what has happened, oldest first
 * @param startedAt when the order was created
 */
public record SagaView(OrderId orderId, CustomerId customerId, String state, List<Step> steps, Instant startedAt) {

    /** @param event the type of what happened */
    public record Step(String event, Instant at) {

        @Override
        public String toString() {
            return event + " " + at;
        }

        static Step of(String text) {
            String[] parts = text.split(" ");
            return new Step(parts[0], Instant.parse(parts[1]));
        }
    }
}
