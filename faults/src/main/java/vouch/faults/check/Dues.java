package vouch.faults.check;

import java.time.LocalDate;
import java.util.TreeMap;

/** What one account was charged, by the day on which it is due. What is older than all that it remembers is simply due. */
final class Dues {

    private static final int REMEMBERED = 800;

    private final TreeMap<LocalDate, Long> charged = new TreeMap<>();

    void add(LocalDate dueOn, long amount) {
        charged.merge(dueOn, amount, Math::addExact);
        if (charged.size() > REMEMBERED) {
            charged.pollFirstEntry();
        }
    }

    /** What is due before that day and not paid. */
    long overdue(long receivable, LocalDate day) {
        long later = charged.tailMap(day, true).values().stream().reduce(0L, Math::addExact);
        return Math.max(0, Math.subtractExact(receivable, later));
    }
}
