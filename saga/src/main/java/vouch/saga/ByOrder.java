package vouch.saga;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/** Handles the events of an order and of its credit one after the other, and those of different orders side by side. */
@Component
class ByOrder implements SequencingPolicy<EventMessage<?>> {

    /**
     * A string, whose hash is the same on every Java machine; null for events of no order. Of an event that cannot be read
     * its stream is all that is known.
     */
    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        OrderId order = StepParking.orderOf(event);
        return order == null ? null : order.value();
    }
}
