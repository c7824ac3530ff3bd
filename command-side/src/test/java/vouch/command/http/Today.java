package vouch.command.http;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import vouch.api.BusinessDate;

/** The day on which the requests of tests arrive, for which a command counts that has no date of its own. */
public final class Today {

    public static final LocalDate ON = LocalDate.of(2011, 3, 31);
    public static final BusinessDate DATE = new BusinessDate(ON, false);

    private Today() {}

    public static BusinessDates dates() {
        return new BusinessDates(Clock.fixed(ON.atTime(23, 59).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }
}
