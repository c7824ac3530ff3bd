package vouch.engine.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/**
 * Counts how often handling an event has failed, in the diagnostics of its dead letter.
 *
 * @param made 0 for a dead letter that was never tried, because it only waits behind another
 * @param next when it is retried automatically; null when it was never tried, or waits for a person
 */
record Attempts(int made, Instant next) {

    /** These retries take over an hour, for a fault that ends by itself. */
    static final int MOST = 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final String MADE = "attempts";
    private static final String NEXT = "next";

    static Attempts of(Map<String, ?> diagnostics) {
        int made = diagnostics.get(MADE) instanceof Number number ? number.intValue() : 0;
        Instant next = diagnostics.get(NEXT) instanceof String text ? Instant.parse(text) : null;
        return new Attempts(made, next);
    }

    /** Adds a failed attempt. Each pause is twice as long as the one before, and at most 5 min. */
    Attempts another(Instant now) {
        if (made + 1 >= MOST) {
            return new Attempts(made + 1, null);
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << made);
        return new Attempts(made + 1, now.plus(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
    }

    MetaData asDiagnostics() {
        MetaData diagnostics = MetaData.with(MADE, made);
        return next == null ? diagnostics : diagnostics.and(NEXT, next.toString());
    }
}
