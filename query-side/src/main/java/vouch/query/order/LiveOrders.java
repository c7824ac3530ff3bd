package vouch.query.order;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.query.live.LiveView;

/** Finds the orders that events have changed. */
@Component
class LiveOrders implements LiveView<OrderView> {

    private final OrderRows rows;

    LiveOrders(OrderRows rows) {
        this.rows = rows;
    }

    @Override
    public String view() {
        return OrderViewConfiguration.VIEW;
    }

    @Override
    public String idName() {
        return "orderId";
    }

    /**
     * Orders that were created before their customer was registered get its name. Those that wait may have been overtaken
     * when another of the customer's orders was granted.
     */
    @Override
    public Map<String, OrderView> changedBy(Collection<? extends EventMessage<?>> messages) {
        List<?> events = messages.stream().map(EventMessage::getPayload).toList();
        Set<OrderId> ids = events.stream().flatMap(LiveOrders::order).collect(Collectors.toSet());
        Set<CustomerId> registered = events.stream()
                .filter(CustomerRegistered.class::isInstance)
                .map(event -> ((CustomerRegistered) event).customerId())
                .collect(Collectors.toSet());
        Set<CustomerId> freed = events.stream()
                .filter(event ->
                        event instanceof CreditReserved reserved && reserved.granted() == Granted.AFTER_WAITING)
                .map(event -> ((CreditReserved) event).customerId())
                .collect(Collectors.toSet());
        Map<String, OrderView> changed = new LinkedHashMap<>();
        Stream.of(rows.find(ids), rows.ofCustomers(registered), rows.waiting(freed))
                .flatMap(found -> found.values().stream())
                .forEach(order -> changed.put(order.orderId().value(), order));
        return changed;
    }

    @Override
    public String idOf(EventMessage<?> event) {
        return order(event.getPayload()).map(OrderId::value).findAny().orElse(null);
    }

    private static Stream<OrderId> order(Object event) {
        if (event instanceof OrderEvent order) {
            return Stream.of(order.orderId());
        }
        return event instanceof OrderCreditEvent credit ? Stream.of(credit.orderId()) : Stream.empty();
    }
}
