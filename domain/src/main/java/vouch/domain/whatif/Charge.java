package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.Comparator;
import vouch.api.order.OrderId;

/** What was charged in fact for an order, how much of it is paid, and in which timelines it is missing. */
final class Charge {

    static final Comparator<Charge> FIRST_DUE =
            Comparator.<Charge, LocalDate>comparing(charge -> charge.dueOn).thenComparing(charge -> charge.number);

    /** Null for a debt of no order: what a reversal of a payment left that is no longer remembered. */
    final OrderId order;

    final LocalDate shippedOn;
    private final LocalDate dueOn;
    private final long number;
    private long unpaid;
    private Integer paidAfter;
    private int missing;
    private long[] leftOut;

    /** @param number grows in the order of the events */
    Charge(OrderId order, LocalDate shippedOn, LocalDate dueOn, long number, long minor) {
        this.order = order;
        this.shippedOn = shippedOn;
        this.dueOn = dueOn;
        this.number = number;
        this.unpaid = minor;
    }

    /** Pays as much of it as is there. Returns how much that is. */
    long pay(long minor) {
        long paid = Math.min(minor, unpaid);
        unpaid -= paid;
        return paid;
    }

    void reopen(long minor) {
        unpaid += minor;
    }

    boolean isPaid() {
        return unpaid == 0;
    }

    /** After how many days it was fully paid; null while it is not. */
    Integer paidAfter() {
        return paidAfter;
    }

    void paidAfter(Integer days) {
        paidAfter = days;
    }

    void miss(int timeline) {
        missing |= 1 << timeline;
    }

    void appear(int timeline) {
        missing &= ~(1 << timeline);
    }

    boolean isMissing(int timeline) {
        return (missing & 1 << timeline) != 0;
    }

    /** Keeps what of the payments is left out in a timeline where it is missing. */
    void leaveOut(int timeline, long minor) {
        if (leftOut == null) {
            leftOut = new long[Simulation.MOST_TIMELINES];
        }
        leftOut[timeline] += minor;
    }

    long leftOut(int timeline) {
        return leftOut == null ? 0 : leftOut[timeline];
    }
}
