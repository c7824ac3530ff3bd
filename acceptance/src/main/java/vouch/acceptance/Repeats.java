package vouch.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often calls were sent again, and why. */
final class Repeats {

    enum Cause {
        NO_CONNECTION("nobody listened"),
        BROKEN("the connection broke"),
        SILENCE("no answer came in time"),
        RETRY_AFTER("Vouch asked for it"),
        UNDECIDED("Vouch did not wait any longer");

        final String text;

        Cause(String text) {
            this.text = text;
        }

        static Cause of(IOException fault) {
            if (fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException) {
                return NO_CONNECTION;
            }
            return fault instanceof HttpTimeoutException ? SILENCE : BROKEN;
        }
    }

    private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

    Repeats() {
        for (Cause cause : Cause.values()) {
            counts.put(cause, new LongAdder());
        }
    }

    void count(Cause cause) {
        counts.get(cause).increment();
    }

    long of(Cause cause) {
        return counts.get(cause).sum();
    }
}
