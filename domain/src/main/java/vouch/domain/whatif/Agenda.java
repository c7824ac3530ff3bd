package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is assumed to happen to orders on days to come: by the day, and then as it was scheduled. */
final class Agenda {

    enum Step {
        SHIP,
        PAY,
        /** The order shipped in fact before the policy granted it. */
        SHIP_LATE
    }

    /** What happens on a day unless it has become impossible by then. */
    record Due(LocalDate day, long number, OrderCase order, Step step) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::day).thenComparing(Due::number));

    private long scheduled;

    void schedule(LocalDate day, OrderCase order, Step step) {
        due.add(new Due(day, scheduled++, order, step));
    }

    /** Takes the next one that is due on this day or before. */
    Optional<Due> next(LocalDate upTo) {
        return due.isEmpty() || due.element().day.isAfter(upTo) ? Optional.empty() : Optional.of(due.remove());
    }
}
