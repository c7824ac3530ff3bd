package vouch.console;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days of filters, in UTC as in the API. */
public final class UtcDays {

    private static final int LAST_YEAR = 9998;

    private UtcDays() {}

    /** The day of a time. */
    public static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Null for no day. */
    public static Instant start(LocalDate day) {
        return day == null ? null : checked(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Null for no day. */
    public static Instant end(LocalDate day) {
        return day == null ? null : start(checked(day).plusDays(1));
    }

    /** @throws vouch.api.BusinessError.Refusal for a day that no database has */
    public static LocalDate checked(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw refuse(VALIDATION_FAILED, "A day has a year from 1 to " + LAST_YEAR + ".");
        }
        return day;
    }
}
