package vouch.console;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A time in the address of a page, as the API takes it, or without a zone as a form sends it: it is in UTC then. */
public record Moment(Instant at) {

    /**
     * Null for an empty text: a form without a script sends what is empty.
     *
     * @throws java.time.DateTimeException for what is no time
     */
    public static Moment valueOf(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Instant at = text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        UtcDays.checked(UtcDays.of(at));
        return new Moment(at);
    }

    /**
     * Whether a page shows a state of the past.
     *
     * @throws vouch.api.BusinessError.Refusal when both are given
     */
    public static boolean isPast(Moment asOf, Integer version) {
        if (asOf != null && version != null) {
            throw refuse(VALIDATION_FAILED, "asOf and version do not go together: send one of them.");
        }
        return asOf != null || version != null;
    }

    /** Null for no time. */
    public static Instant at(Moment moment) {
        return moment == null ? null : moment.at;
    }
}
