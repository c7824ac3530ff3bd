package vouch.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What Vouch answered.
 *
 * @param retryAfter there when it asked to be called again later
 * @param token there after a command
 * @param repeated whether the call was sent before, and may have been done then
 */
public record Answer(
        int status, JsonNode body, Optional<Duration> retryAfter, Optional<String> token, boolean repeated) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** No one waits longer than this for a call that was turned away, whatever the header says. */
    private static final long LONGEST_RETRY_SECONDS = 10;

    static Answer of(HttpResponse<String> response, boolean repeated) {
        int status = response.statusCode();
        Optional<Duration> retryAfter = status == 503 || status == 429
                ? response.headers().firstValue("Retry-After").map(Answer::delay)
                : Optional.empty();
        return new Answer(
                status,
                json(response.body()),
                retryAfter,
                response.headers().firstValue("Consistency-Token"),
                repeated);
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    public String text(String field) {
        return body.path(field).asString("");
    }

    private static Duration delay(String header) {
        // The other form, a date, is read as "soon".
        long seconds = header.matches("\\d{1,9}") ? Long.parseLong(header) : 1;
        return Duration.ofSeconds(Math.min(seconds, LONGEST_RETRY_SECONDS));
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            // A page of HTML, say: the status alone then tells what happened.
            return MissingNode.getInstance();
        }
    }
}
