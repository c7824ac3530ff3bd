package vouch.query;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;

/**
 * Handles all events of a customer and of its orders one after the other, and those of different customers side by side:
 * the row of an order has events of both streams.
 */
@Component
class ByCustomer implements SequencingPolicy<EventMessage<?>> {

    /**
     * The customer's id as a string, whose hash is the same on every Java machine: it decides which node handles an
     * event, for ever. Null for events of nobody, which may be handled in any order.
     */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        if (event.getPayload() instanceof OrderEvent order) {
            return order.customerId().value();
        }
        return event.getPayload() instanceof CustomerEvent customer
                ? customer.customerId().value()
                : null;
    }
}
