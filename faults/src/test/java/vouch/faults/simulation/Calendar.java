package vouch.faults.simulation;

import java.time.LocalDate;
import vouch.api.BusinessDate;

/** The business date of the clients, which moves on while they go about their business, now and then by days. */
final class Calendar {

    private final Chance chance;
    private LocalDate today = LocalDate.of(2011, 3, 1);

    Calendar(Chance chance) {
        this.chance = chance;
    }

    /** Mostly today; now and then a day that has passed. */
    LocalDate day() {
        if (chance.oneIn(3)) {
            today = today.plusDays(1 + chance.below(3));
        }
        return chance.oneIn(6) ? today.minusDays(1 + chance.below(4)) : today;
    }

    BusinessDate businessDate() {
        return new BusinessDate(day(), chance.oneIn(2));
    }
}
