package vouch.notices;

import java.time.Duration;
import java.util.Optional;

/** How long to wait until a notice is sent again. */
final class Backoff {

    /** With these pauses the attempts take about a day. */
    static final int MOST_ATTEMPTS = 30;

    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofHours(1);

    private Backoff() {}

    /**
     * The pause after this many failed attempts: each is twice as long as the one before, and at most 1 h. Empty when the
     * notice is given up.
     */
    static Optional<Duration> after(int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << (attempts - 1));
        return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
