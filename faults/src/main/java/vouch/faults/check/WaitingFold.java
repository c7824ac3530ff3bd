package vouch.faults.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders of one account that wait for credit, in the order in which they were deferred. */
final class WaitingFold {

    static final int MOST = 1000;

    /** @param on the day for which the order asked */
    record Entry(long amount, LocalDate on) {}

    private final Map<String, Entry> orders = new LinkedHashMap<>();

    void defer(String order, long amount, LocalDate on) {
        orders.put(order, new Entry(amount, on));
    }

    void leave(String order) {
        orders.remove(order);
    }

    /** Null when the order does not wait. */
    Entry entry(String order) {
        return orders.get(order);
    }

    List<String> oldestFirst() {
        return List.copyOf(orders.keySet());
    }

    boolean isFull() {
        return orders.size() >= MOST;
    }

    /** The sum of all but this one. */
    long others(String order) {
        return orders.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(order))
                .map(entry -> entry.getValue().amount())
                .reduce(0L, Math::addExact);
    }
}
