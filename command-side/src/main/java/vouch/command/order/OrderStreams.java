package vouch.command.order;

import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.domain.order.OrderState;

/** Reads from an order's own events whose account decides its credit. A view may be behind. */
@Component
class OrderStreams {

    private final EventStore events;

    OrderStreams(EventStore events) {
        this.events = events;
    }

    /** @param version the number of events in the order's stream */
    record Known(OrderState state, long version) {

        CustomerId customerId() {
            return state.created().customerId();
        }
    }

    /** @throws vouch.api.BusinessError.Refusal when there is no such order */
    Known find(OrderId order) {
        DomainEventStream stream = events.readEvents(order.toString());
        OrderState state = OrderState.ABSENT;
        long version = 0;
        while (stream.hasNext()) {
            state = state.evolve((OrderEvent) stream.next().getPayload());
            version++;
        }
        if (version == 0) {
            throw refuse(ORDER_NOT_FOUND, "There is no order with this id.");
        }
        return new Known(state, version);
    }
}
