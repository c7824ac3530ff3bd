package vouch.saga;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderId;

/** Handles the events of an order and of its credit one after the other, and those of different orders side by side. */
@Component
class ByOrder implements SequencingPolicy<EventMessage<?>> {

    private static final String ORDERS = "order/";

    /**
     * A string, whose hash is the same on every Java machine; null for events of no order. Of an event that cannot be read
     * its stream is all that is known.
     */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        OrderId order = orderOf(event);
        return order == null ? null : order.value();
    }

    /** Null when the event is of no order, or cannot be read so far. */
    static OrderId orderOf(EventMessage<?> event) {
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
