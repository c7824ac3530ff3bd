package vouch.saga;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;

/** Finds the orders that a part of the stored events, and what came after it, do not settle. */
@Component
class UnsettledOrders {

    /** At the last of them some orders are still in progress, for which more is read: so not too few. */
    static final int EVENTS_AT_ONCE = 30_000;

    /** How long an event may take to arrive here, where it comes over the network. */
    private static final int ARRIVAL_MILLIS = 200;

    private final EventStore events;

    UnsettledOrders(EventStore events) {
        this.events = events;
    }

    /**
     * What was found.
     *
     * @param orders with what is known of the credit of each
     * @param to where to go on
     * @param more whether there may be more before the time
     */
    record Found(Map<OrderId, OrderProgress.Credit> orders, TrackingToken to, boolean more) {}

    /**
     * Reads from the token on, {@value #EVENTS_AT_ONCE} events at most, and none that is younger than {@code until}. The
     * orders that these events do not settle are followed further, as many events again at most, and none that is younger
     * than {@code now}.
     */
    Found find(TrackingToken from, Instant until, Instant now) {
        Map<OrderId, OrderProgress> unsettled = new LinkedHashMap<>();
        TrackingToken last = from;
        int count = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(from)) {
            for (; count < EVENTS_AT_ONCE && hasOneBefore(until, stream); count++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                note(event, unsettled);
                last = event.trackingToken();
            }
            for (int more = 0; more < EVENTS_AT_ONCE && !unsettled.isEmpty() && hasOneBefore(now, stream); more++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                if (unsettled.containsKey(ByOrder.orderOf(event))) {
                    note(event, unsettled);
                }
            }
        } catch (InterruptedException e) {
            // The process stops: the next one begins here again.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        Map<OrderId, OrderProgress.Credit> orders = new LinkedHashMap<>();
        unsettled.forEach((order, progress) -> orders.put(order, progress.credit()));
        return new Found(orders, last, count == EVENTS_AT_ONCE);
    }

    private static boolean hasOneBefore(Instant until, BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        return stream.hasNextAvailable(ARRIVAL_MILLIS, TimeUnit.MILLISECONDS)
                && stream.peek()
                        .filter(next -> !next.getTimestamp().isAfter(until))
                        .isPresent();
    }

    private static void note(EventMessage<?> event, Map<OrderId, OrderProgress> unsettled) {
        OrderId order = ByOrder.orderOf(event);
        if (order != null) {
            OrderProgress progress = after(event, unsettled.getOrDefault(order, OrderProgress.NONE));
            if (progress.settled()) {
                unsettled.remove(order);
            } else {
                unsettled.put(order, progress);
            }
        }
    }

    /** An event that cannot be read is looked into like an order that is not decided. So the largest need not be read. */
    private static OrderProgress after(EventMessage<?> event, OrderProgress before) {
        if (event.getPayloadType() == OrderCreated.class) {
            return before.after(OrderProgress.Order.PENDING);
        }
        try {
            if (event.getPayload() instanceof OrderEvent || event.getPayload() instanceof OrderCreditEvent) {
                return before.after(event.getPayload());
            }
        } catch (SerializationException unreadable) {
            // As one of a type that is not known.
        }
        return before.after(OrderProgress.Order.PENDING);
    }
}
