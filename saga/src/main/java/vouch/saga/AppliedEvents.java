package vouch.saga;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import vouch.api.order.OrderId;

/**
 * The events that answers have told, until they come: what follows them is done and stored, and they need not be looked at.
 * Where one is not remembered, on another node or after a start, it is handled like every other, and changes nothing.
 */
final class AppliedEvents {

    /** Of so many orders; those that never come here do not stay for ever. */
    private static final int MOST = 10_000;

    private final Map<OrderId, Set<Class<?>>> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Set<Class<?>>> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(OrderId order, List<?> events) {
        if (!events.isEmpty()) {
            told.put(order, events.stream().map(Object::getClass).collect(Collectors.toSet()));
        }
    }

    /** Whether it was told; only once. After an event that was not, such as the first once more, none of the order's is. */
    synchronized boolean remove(OrderId order, EventMessage<?> event) {
        Set<Class<?>> left = told.remove(order);
        boolean known = left != null && left.remove(event.getPayloadType());
        if (known && !left.isEmpty()) {
            told.put(order, left);
        }
        return known;
    }
}
