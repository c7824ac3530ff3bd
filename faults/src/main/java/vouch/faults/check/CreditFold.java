package vouch.faults.check;

import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_3;

import java.util.HashMap;
import java.util.Map;

/**
 * What became of the credit of every order of one account, added up twice: order by order, and as granted - released -
 * charged. An account forgets an order when {@value #REMEMBERED} others were settled after it, and may then grant again.
 */
final class CreditFold {

    private static final int REMEMBERED = 1000;

    /** How the credit of an order stands. */
    enum Standing {
        NONE,
        /** The order waits, and has reserved nothing. */
        WAITING,
        OPEN,
        REJECTED,
        RELEASED,
        CHARGED
    }

    /** @param asked whether it was granted or rejected before it was settled, not only released */
    private record Entry(Standing standing, long amount, boolean asked, long settledAs) {}

    private static final Entry NOTHING = new Entry(Standing.NONE, 0, false, 0);

    private final Findings findings;
    private final Map<String, Entry> orders = new HashMap<>();
    private long granted;
    private long released;
    private long charged;
    private long open;
    private long settled;

    CreditFold(Findings findings) {
        this.findings = findings;
    }

    long open() {
        return open;
    }

    Standing standing(String order) {
        return orders.getOrDefault(order, NOTHING).standing();
    }

    /** Whether an order that asks must be told that it is closed; where the account may have forgotten, as it was told. */
    boolean isClosedTo(String order, String told) {
        Entry entry = orders.getOrDefault(order, NOTHING);
        return wasSettled(entry) && (!isForgotten(entry) || "ORDER_CLOSED".equals(told));
    }

    void grant(StoredEvent event, long amount) {
        Entry before = entry(event);
        allowed(mayDecide(before), event, before);
        granted = Math.addExact(granted, amount);
        open = Math.addExact(open, amount);
        put(event, new Entry(Standing.OPEN, amount, true, 0));
    }

    void defer(StoredEvent event) {
        Entry before = entry(event);
        allowed(before.standing() == Standing.NONE || isForgotten(before), event, before);
        put(event, new Entry(Standing.WAITING, 0, true, 0));
    }

    void reject(StoredEvent event) {
        Entry before = entry(event);
        boolean releasedFirst = before.standing() == Standing.RELEASED && !before.asked();
        allowed(mayDecide(before) || releasedFirst, event, before);
        settle(event, before, Standing.REJECTED, true);
    }

    void release(StoredEvent event, long amount) {
        Entry before = entry(event);
        allowed(before.standing() == Standing.OPEN || mayDecide(before), event, before);
        amountIsThatOf(before, event, amount);
        released = Math.addExact(released, amount);
        settle(event, before, Standing.RELEASED, before.asked());
    }

    void charge(StoredEvent event, long amount) {
        Entry before = entry(event);
        allowed(before.standing() == Standing.OPEN, event, before);
        amountIsThatOf(before, event, amount);
        charged = Math.addExact(charged, amount);
        settle(event, before, Standing.CHARGED, true);
    }

    private void settle(StoredEvent event, Entry before, Standing standing, boolean asked) {
        if (before.standing() == Standing.OPEN) {
            open -= before.amount();
        }
        // What is remembered keeps its place; so an order counts as forgotten rather too early than too late.
        boolean remembered = wasSettled(before) && !isForgotten(before);
        settled++;
        put(event, new Entry(standing, 0, asked, remembered ? before.settledAs() : settled));
        findings.equal(C_2, event.name() + ", open credit", granted - released - charged, open);
    }

    private static boolean wasSettled(Entry entry) {
        return entry.settledAs() > 0;
    }

    /** Whether the order has no answer yet that stands for good. */
    private boolean mayDecide(Entry entry) {
        return entry.standing() == Standing.NONE || entry.standing() == Standing.WAITING || isForgotten(entry);
    }

    private boolean isForgotten(Entry entry) {
        return entry.settledAs() > 0 && settled - entry.settledAs() >= REMEMBERED;
    }

    private void amountIsThatOf(Entry before, StoredEvent event, long amount) {
        long due = before.standing() == Standing.OPEN ? before.amount() : 0;
        findings.equal(C_2, event.name() + ", amount", due, amount);
    }

    private void allowed(boolean allowed, StoredEvent event, Entry before) {
        findings.holds(allowed, C_3, event.name() + " of " + event.orderId(), "one reservation, settled once", before);
    }

    private Entry entry(StoredEvent event) {
        return orders.getOrDefault(event.orderId(), NOTHING);
    }

    private void put(StoredEvent event, Entry entry) {
        orders.put(event.orderId(), entry);
    }
}
