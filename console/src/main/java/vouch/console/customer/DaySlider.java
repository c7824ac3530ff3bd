package vouch.console.customer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The business dates of an account that a slider goes over, and the one that the page shows. */
record DaySlider(LocalDate first, LocalDate last, LocalDate on) {

    /** From the first day to the present one, and to the shown one where that is beyond. */
    static DaySlider of(LocalDate first, LocalDate today, LocalDate on) {
        return new DaySlider(on.isBefore(first) ? on : first, on.isAfter(today) ? on : today, on);
    }

    public long days() {
        return ChronoUnit.DAYS.between(first, last);
    }

    public long at() {
        return ChronoUnit.DAYS.between(first, on);
    }

    public LocalDate monthBefore() {
        return on.minusMonths(1);
    }

    public LocalDate monthAfter() {
        return on.plusMonths(1);
    }

    /** A year before the last day. */
    public LocalDate yearAgo() {
        return last.minusYears(1);
    }
}
