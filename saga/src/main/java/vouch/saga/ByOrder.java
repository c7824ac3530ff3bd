package vouch.saga;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;

/** Handles the events of an order and of its credit one after the other, and those of different orders side by side. */
@Component
class ByOrder implements SequencingPolicy<EventMessage<?>> {

    /** A string, whose hash is the same on every Java machine; null for events of no order. */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        if (event.getPayload() instanceof OrderEvent order) {
            return order.orderId().value();
        }
        return event.getPayload() instanceof OrderCreditEvent credit
                ? credit.orderId().value()
                : null;
    }
}
