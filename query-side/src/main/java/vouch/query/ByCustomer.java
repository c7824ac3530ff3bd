package vouch.query;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;

/**
 * Sequences the events of one customer and its orders, because the row of an order has events of both streams. Events
 * of different customers are handled in parallel.
 */
@Component
class ByCustomer implements SequencingPolicy<EventMessage<?>> {

    private static final String CUSTOMER = "customer/";

    /**
     * The customer's id as a string, because its hash is the same on every Java machine. The hash decides which segment
     * handles an event, and must never change. Null for an event without a customer, which may be handled in any order.
     */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        try {
            return customerOf(event.getPayload());
        } catch (SerializationException unreadable) {
            return event instanceof DomainEventMessage<?> kept ? nameOf(kept.getAggregateIdentifier()) : null;
        }
    }

    private static String customerOf(Object payload) {
        if (payload instanceof OrderEvent order) {
            return order.customerId().value();
        }
        return payload instanceof CustomerEvent customer ? customer.customerId().value() : null;
    }

    /** Of an unreadable event only the stream is known: the customer's, or that of one of its orders. */
    private static String nameOf(String stream) {
        return stream.startsWith(CUSTOMER) ? stream.substring(CUSTOMER.length()) : stream;
    }
}
