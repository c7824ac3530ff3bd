package vouch.coordination;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderId;

/** Sequences the events of one order and its credit. Events of different orders are handled in parallel. */
@Component
public class ByOrder implements SequencingPolicy<EventMessage<?>> {

    private static final String ORDERS = "order/";

    /**
     * Returns a string, because its hash is the same on every Java machine. Returns null for an event of no order. When
     * the payload cannot be read, only the stream tells the order.
     */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        OrderId order = orderOf(event);
        return order == null ? null : order.value();
    }

    /** Returns null for an event of no order, and for an unreadable event in a stream that is not an order's. */
    public static OrderId orderOf(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> stored
                && stored.getAggregateIdentifier().startsWith(ORDERS)) {
            return new OrderId(stored.getAggregateIdentifier().substring(ORDERS.length()));
        }
        try {
            return event.getPayload() instanceof OrderCreditEvent credit ? credit.orderId() : null;
        } catch (SerializationException unreadable) {
            return null;
        }
    }
}
