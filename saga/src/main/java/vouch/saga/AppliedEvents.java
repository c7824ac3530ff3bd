package vouch.saga;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializationException;
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

    private final Map<OrderId, Set<Object>> applied = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Set<Object>> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(OrderId order, List<Object> events) {
        if (!events.isEmpty()) {
            applied.put(order, new HashSet<>(events));
        }
    }

    /**
     * Whether the event was applied; true only once. If it was not, such as a repeated first event, all applied events
     * of the order are forgotten.
     */
    synchronized boolean remove(OrderId order, EventMessage<?> event) {
        Set<Object> left = applied.remove(order);
        boolean known = left != null && removeFrom(left, event);
        if (known && !left.isEmpty()) {
            applied.put(order, left);
        }
        return known;
    }

    private static boolean removeFrom(Set<Object> events, EventMessage<?> event) {
        try {
            return events.remove(event.getPayload());
        } catch (SerializationException unreadable) {
            return false;
        }
    }
}
