package vouch.saga;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

/** Finds in a part of the stored events the orders that this part does not settle. */
@Component
class UnsettledOrders {

    /** The orders that are under way at the last of them are looked into in vain, so not too few. */
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
     * @param to where to go on
     * @param more whether there may be more before the time
     */
    record Found(Set<OrderId> orders, TrackingToken to, boolean more) {}

    /** Reads from the token on, {@value #EVENTS_AT_ONCE} events at most, and none that is younger than the time. */
    Found find(TrackingToken from, Instant until) {
        Map<OrderId, OrderProgress> unsettled = new LinkedHashMap<>();
        TrackingToken last = from;
        int count = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(from)) {
            for (; count < EVENTS_AT_ONCE && hasOneBefore(until, stream); count++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                note(event, unsettled);
                last = event.trackingToken();
            }
        } catch (InterruptedException e) {
            // The process stops: the next one begins here again.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return new Found(unsettled.keySet(), last, count == EVENTS_AT_ONCE);
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
