package vouch.saga;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import vouch.api.order.OrderId;

/**
 * Remembers the events that answers have told, until the events arrive. The steps after such an event are done and
 * stored, so the saga skips the event. An event that is not remembered, on another node or after a restart, is handled
 * normally and changes nothing.
 */
final class AppliedEvents {

    /**
     * The most orders to remember. The eldest are dropped, because some of their events may never arrive on this node.
     */
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

    /**
     * Whether the event was told; true only once. If it was not told, such as a repeated first event, all told events
     * of the order are forgotten.
     */
    synchronized boolean remove(OrderId order, EventMessage<?> event) {
        Set<Class<?>> left = told.remove(order);
        boolean known = left != null && left.remove(event.getPayloadType());
        if (known && !left.isEmpty()) {
            told.put(order, left);
        }
        return known;
    }
}
