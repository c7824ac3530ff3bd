package vouch.command.http;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import vouch.api.BusinessDate;

/**
 * Sets the business date of a command for which the client gave none: today in UTC. Decisions read no clock, so it is
 * set here, and kept in the command.
 */
@Component
public final class BusinessDates {

    private final Clock clock;

    public BusinessDates(Clock clock) {
        this.clock = clock;
    }

    /** @param given a valid {@link BusinessDay}, or null */
    public BusinessDate of(String given) {
        return given == null ? new BusinessDate(today(), false) : new BusinessDate(LocalDate.parse(given), true);
    }

    /** As {@link #of}, for a command whose repetition is recognised without its date. */
    public LocalDate day(String given) {
        return of(given).day();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
