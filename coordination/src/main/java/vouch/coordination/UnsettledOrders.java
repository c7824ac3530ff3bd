package vouch.coordination;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.Settlement;

/**
 * Finds unsettled orders in a page of stored events. It also reads events after the page, because they may settle an
 * order.
 */
@Component
class UnsettledOrders {

    /**
     * The size of a page. Orders still in progress at the end of a page need more events; large pages make that rare.
     */
    static final int EVENTS_AT_ONCE = 30_000;

    /** How long to wait for an event that comes over the network. */
    private static final int ARRIVAL_MILLIS = 200;

    private final StoredEvents events;

    UnsettledOrders(StoredEvents events) {
        this.events = events;
    }

    /**
     * An order that the events that were read leave unsettled.
     *
     * @param event the last of the order's events
     */
    record Unsettled(DomainEventMessage<?> event, OrderProgress progress) {}

    /**
     * The result of one page.
     *
     * @param to where the next page begins
     * @param more whether the next page may have events before {@code until}
     */
    record Found(Map<OrderId, Unsettled> orders, TrackingToken to, boolean more) {}

    /**
     * Reads from the token on, at most {@value #EVENTS_AT_ONCE} events, none younger than {@code until}. If these
     * events leave orders unsettled, it reads as many events again at most, none younger than {@code now}.
     */
    Found find(TrackingToken from, Instant until, Instant now) {
        Map<OrderId, Unsettled> unsettled = new LinkedHashMap<>();
        TrackingToken last = from;
        int count = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.after(from)) {
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
            // The process is stopping. The next process begins here again.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return new Found(unsettled, last, count == EVENTS_AT_ONCE);
    }

    private static boolean hasOneBefore(Instant until, BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        return stream.hasNextAvailable(ARRIVAL_MILLIS, TimeUnit.MILLISECONDS)
                && stream.peek()
                        .filter(next -> !next.getTimestamp().isAfter(until))
                        .isPresent();
    }

    private static void note(EventMessage<?> event, Map<OrderId, Unsettled> unsettled) {
        OrderId order = ByOrder.orderOf(event);
        if (order != null) {
            Unsettled before = unsettled.get(order);
            OrderProgress progress = after(event, before == null ? OrderProgress.NONE : before.progress);
            if (Settlement.of(progress) == Settlement.SETTLED) {
                unsettled.remove(order);
            } else {
                unsettled.put(order, new Unsettled((DomainEventMessage<?>) event, progress));
            }
        }
    }

    /**
     * The progress after an event. An order with an unreadable event is checked like an undecided order. {@code
     * OrderCreated} is the largest event; its payload is never deserialized here.
     */
    private static OrderProgress after(EventMessage<?> event, OrderProgress before) {
        OrderProgress undecided = new OrderProgress(OrderProgress.Order.PENDING, before.credit());
        if (event.getPayloadType() == OrderCreated.class) {
            return undecided;
        }
        try {
            if (event.getPayload() instanceof OrderEvent || event.getPayload() instanceof OrderCreditEvent) {
                return before.after(event.getPayload());
            }
        } catch (SerializationException unreadable) {
            // Treated like an event of an unknown type.
        }
        return undecided;
    }
}
