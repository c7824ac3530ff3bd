package vouch.api;

import java.time.LocalDate;

/**
 * The day for which a command counts, of a command whose id is its idempotency key
 * ({@code docs/credit-rules.md}, Business dates).
 *
 * @param day in UTC
 * @param given whether the client chose the day; otherwise it is the day on which the command arrived
 */
public record BusinessDate(LocalDate day, boolean given) {

    /** Whether a command that comes again may be the one that was recorded for that day. */
    public boolean matches(LocalDate recorded) {
        return !given || day.equals(recorded);
    }
}
