package vouch.coordination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;

/** Reads all events of an order and of its credit. It reads the customer's whole stream, so it is for rare questions. */
@Component
public class OrderHistory {

    private final StoredEvents events;

    OrderHistory(StoredEvents events) {
        this.events = events;
    }

    /**
     * The events of the order's stream and of the customer's stream, sorted by time. The order's first event is the first
     * in any case, because the clocks of two nodes may differ. Empty when there is no such order.
     */
    public List<DomainEventMessage<?>> of(OrderId order) {
        List<DomainEventMessage<?>> own = own(order);
        return own.isEmpty() ? own : with(own, order, customerOf(own.get(0)));
    }

    /** The same for an order that may not exist, or whose first event cannot be read. */
    public List<DomainEventMessage<?>> of(OrderId order, CustomerId customer) {
        return with(own(order), order, customer);
    }

    private List<DomainEventMessage<?>> own(OrderId order) {
        List<DomainEventMessage<?>> own = new ArrayList<>();
        events.of(order.toString()).forEachRemaining(own::add);
        return own;
    }

    private List<DomainEventMessage<?>> with(List<DomainEventMessage<?>> own, OrderId order, CustomerId customer) {
        List<DomainEventMessage<?>> both = new ArrayList<>(own);
        events.of(customer.toString())
                .asStream()
                .filter(event -> order.equals(ByOrder.orderOf(event)))
                .forEach(both::add);
        if (!both.isEmpty()) {
            both.subList(own.isEmpty() ? 0 : 1, both.size()).sort(Comparator.comparing(EventMessage::getTimestamp));
        }
        return both;
    }

    private static CustomerId customerOf(DomainEventMessage<?> event) {
        return ((OrderEvent) event.getPayload()).customerId();
    }
}
