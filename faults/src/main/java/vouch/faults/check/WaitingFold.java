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

    /** The sum of all of them. */
    private long amount;

    void defer(String order, long amount, LocalDate on) {
        leave(order);
        orders.put(order, new Entry(amount, on));
        this.amount = Math.addExact(this.amount, amount);
    }

    void leave(String order) {
        Entry left = orders.remove(order);
        amount -= left == null ? 0 : left.amount();
    }

    int size() {
        return orders.size();
    }

    long amount() {
        return amount;
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
        Entry own = orders.get(order);
        return amount - (own == null ? 0 : own.amount());
    }
}
