package vouch.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** One request to Vouch; {@code body} is null where there is none, and so are the three headers after {@code waits}. */
public record Call(String method, String path, Object body, boolean waits, String ifMatch, String token, String key) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static Call get(String path) {
        return new Call("GET", path, null, false, null, null, null);
    }

    public static Call post(String path, Object body) {
        return new Call("POST", path, body, false, null, null, null);
    }

    public static Call put(String path, Object body) {
        return new Call("PUT", path, body, false, null, null, null);
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, null, false, null, null, null);
    }

    /** Asks for the answer when the saga is through with it. */
    public Call waiting() {
        return new Call(method, path, body, true, ifMatch, token, key);
    }

    /** Asks to be done on this version only. */
    public Call on(long version) {
        return new Call(method, path, body, waits, "\"" + version + "\"", token, key);
    }

    /** Asks for an answer that shows at least what the other answer showed. */
    public Call after(Answer answer) {
        return new Call(method, path, body, waits, ifMatch, answer.token().orElseThrow(), key);
    }

    /** Asks to be done once for this key, of which the id of what is created is made. */
    public Call keyed(String idempotencyKey) {
        return new Call(method, path, body, waits, ifMatch, token, idempotencyKey);
    }

    /**
     * Whether the answer is the last word. A call that waits goes on waiting while the order is undecided, but a new order
     * that waits for credit is answered: it may wait for days.
     */
    boolean isAnsweredBy(Answer answer) {
        boolean creates = path.equals("/api/orders");
        return !waits
                || answer.status() != 202
                || creates && answer.text("credit").equals("WAITING");
    }

    boolean isQuery() {
        return method.equals("GET");
    }

    HttpRequest at(URI url, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json");
        if (waits) {
            request.header("Prefer", "wait=30");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (token != null) {
            request.header("Consistency-Token", token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }
}
