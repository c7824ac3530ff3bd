package vouch.app.limit;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vouch.app.web.Problem;

/** A client has sent more than it may. The answer says how much that is, and when to go on. */
final class TooManyRequests extends ErrorResponseException {

    private static final String QUOTA = "\"%s\";q=%d;w=%d";
    private static final String REMAINING = "\"%s\";r=0;t=%d";

    private final String kind;

    /**
     * @param kind the name of the limit
     * @param quota how much is allowed in {@code window}
     * @param wait until something is allowed again
     */
    TooManyRequests(String kind, long quota, Duration window, Duration wait) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", detail(kind, quota, window)),
                null);
        this.kind = kind;
        // A client that came back in the same second could be refused again.
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        getHeaders().set("RateLimit-Policy", QUOTA.formatted(kind, quota, window.toSeconds()));
        getHeaders().set("RateLimit", REMAINING.formatted(kind, seconds));
    }

    private static String detail(String kind, long quota, Duration window) {
        return "The limit %s allows %d in %d s. Nothing was done: send the request again after the time of Retry-After."
                .formatted(kind, quota, window.toSeconds());
    }

    String kind() {
        return kind;
    }
}
