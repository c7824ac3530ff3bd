package vouch.app.cleanroom;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import vouch.app.StartRefused;

/**
 * Where a copy of the events ends: before the first event with a higher position or a later time. Both are null for a
 * copy of all events.
 */
record CopyEnd(Long position, Instant time) {

    static CopyEnd of(String until) {
        if (until == null) {
            return new CopyEnd(null, null);
        }
        if (until.matches("\\d{1,18}")) {
            return new CopyEnd(Long.valueOf(until), null);
        }
        try {
            return new CopyEnd(null, Instant.parse(until));
        } catch (DateTimeParseException e) {
            throw new StartRefused(
                    "vouch.until is %s, neither a position nor a time".formatted(until),
                    "write the position of an event, or a time in UTC such as 2026-01-31T12:00:00Z");
        }
    }

    boolean isBefore(long eventPosition, Instant eventTime) {
        return position != null && eventPosition > position || time != null && eventTime.isAfter(time);
    }
}
