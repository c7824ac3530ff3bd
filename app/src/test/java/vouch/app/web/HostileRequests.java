package vouch.app.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests of somebody who looks for a way in. The same seed makes the same requests. */
final class HostileRequests {

    /** The correlation of a request that is hidden behind another, and must never be handled. */
    static final String SMUGGLED = "smuggled";

    private static final int LIMIT = 64 * 1024;
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|\\d+)");

    private final Random random;
    private final String mark;
    private int number;

    /** @param mark begins the ids and correlations of all these requests */
    HostileRequests(long seed, String mark) {
        this.random = new Random(seed);
        this.mark = mark;
    }

    /**
     * One request, to the byte.
     *
     * @param head without the empty line behind the headers
     * @param body its characters are bytes
     * @param isAssigning whether the body of a request to the API has a field that no client sets
     */
    record Request(String head, String body, boolean isAssigning) {

        Request(String head, String body) {
            this(head, body, false);
        }

        @Override
        public String toString() {
            String text = head + "\n\n" + body;
            return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "… " + text.length();
        }
    }

    private record Endpoint(String method, String path, String body) {}

    Request next() {
        number++;
        Endpoint endpoint = pick(endpoints());
        List<String> headers = new ArrayList<>(List.of(
                "Host: localhost", "Content-Type: application/json", "X-Correlation-Id: " + mark + "-" + number));
        switch (random.nextInt(10)) {
            case 0 -> {
                return whole(endpoint.method, endpoint.path, headers, mutated(endpoint.body, pick(Hostile.LITERALS)));
            }
            case 1 -> {
                return whole(
                        endpoint.method, endpoint.path, headers, mutated(endpoint.body, quoted(pick(Hostile.TEXTS))));
            }
            case 2 -> {
                Request request =
                        whole(endpoint.method, endpoint.path, headers, with(endpoint.body, pick(Hostile.FIELDS)));
                return new Request(request.head, request.body, endpoint.path.startsWith("/api"));
            }
            case 3 -> {
                String path = endpoint.path.replaceFirst("[^/]+$", Matcher.quoteReplacement(pick(Hostile.PATHS)));
                return whole(endpoint.method, path, headers, endpoint.body);
            }
            case 4 -> {
                String header = pick(Hostile.HEADERS);
                headers.removeIf(line -> line.startsWith(header.split(":")[0] + ":"));
                headers.add(header);
                return whole(endpoint.method, endpoint.path, headers, endpoint.body);
            }
            case 5 -> {
                String query = "?" + pick(Hostile.PARAMETERS) + pick(Hostile.PATHS);
                return whole(random.nextBoolean() ? "GET" : endpoint.method, endpoint.path + query, headers, "");
            }
            case 6 -> {
                return whole(pick(Hostile.METHODS), endpoint.path, headers, endpoint.body);
            }
            case 7 -> {
                return whole(
                        endpoint.method,
                        endpoint.path,
                        headers,
                        pick(encodings()).apply(endpoint.body));
            }
            case 8 -> {
                return large(endpoint, headers);
            }
            default -> {
                return ambiguous(endpoint, headers);
            }
        }
    }

    private List<Endpoint> endpoints() {
        String id = mark + "-" + random.nextInt(20);
        String customer = "/api/customers/" + id;
        String order = "/api/orders/" + id;
        return List.of(
                new Endpoint("POST", "/api/customers", Bodies.CUSTOMER.replace("17850", id)),
                new Endpoint("PUT", customer + "/credit-limit", Bodies.LIMIT),
                new Endpoint("PUT", customer + "/hold", Bodies.REASON),
                new Endpoint("POST", customer + "/payments", Bodies.PAYMENT),
                new Endpoint("POST", customer + "/payments/P-1/reversal", Bodies.REASON),
                new Endpoint("POST", customer + "/credit-notes", Bodies.CREDIT_NOTE),
                new Endpoint(
                        "POST",
                        "/api/orders",
                        Bodies.ORDER.replace("536365", id).replace("17850", id)),
                new Endpoint("POST", order + "/cancellation", Bodies.REASON),
                new Endpoint("POST", order + "/shipment", ""),
                new Endpoint("GET", order, ""),
                new Endpoint("GET", customer, ""),
                new Endpoint("GET", "/api/orders", ""),
                new Endpoint("GET", "/api/customers", ""),
                new Endpoint("POST", "/actuator/sagas/" + id + "/compensate", Bodies.REASON),
                new Endpoint("POST", "/actuator/processors/" + id + "/stop", Bodies.REASON),
                new Endpoint("POST", "/actuator/users", Bodies.REASON),
                new Endpoint("DELETE", "/actuator/users/" + id, Bodies.REASON),
                new Endpoint("POST", "/actuator/apikeys", Bodies.REASON),
                new Endpoint("POST", "/sign-in", Bodies.REASON),
                new Endpoint("POST", "/actuator/deadletters/" + id + "/discard", Bodies.REASON));
    }

    /** The body with another value of one of its fields. */
    private String mutated(String body, String value) {
        List<MatchResult> values = VALUE.matcher(body).results().toList();
        if (values.isEmpty()) {
            return value;
        }
        MatchResult one = pick(values);
        return body.substring(0, one.start()) + value + body.substring(one.end());
    }

    private String with(String body, String field) {
        if (body.isEmpty()) {
            return "{" + field + "}";
        }
        int inner = random.nextBoolean() ? 1 : body.lastIndexOf('{') + 1;
        return body.substring(0, inner) + field + "," + body.substring(inner);
    }

    private static List<UnaryOperator<String>> encodings() {
        return List.of(
                body -> latin(body.getBytes(StandardCharsets.UTF_16)),
                body -> latin(body.getBytes(StandardCharsets.UTF_16LE)),
                body -> "\u00ef\u00bb\u00bf" + body,
                body -> body.replace('a', '\u00ff'),
                body -> body.replace("a", "\u00c0\u00af"),
                body -> body.replace("\"", "\u00ed\u00a0\u0080\""),
                body -> "\u001f\u008b\b" + body,
                body -> "\u00ac\u00ed\u0000\u0005sr" + body,
                body -> body + body,
                body -> body.substring(0, body.length() / 2),
                body -> body + "\u0000",
                body -> "/**/" + body,
                body -> body.replace("{", "{\"reason\":\"1\",\"reason\":\"2\","));
    }

    private Request large(Endpoint endpoint, List<String> headers) {
        return switch (random.nextInt(5)) {
            case 0 -> whole(endpoint.method, endpoint.path, headers, "[".repeat(100_000));
            case 1 -> whole(endpoint.method, endpoint.path, headers, mutated(endpoint.body, "9".repeat(1 << 20)));
            case 2 -> whole(endpoint.method, endpoint.path, headers, " ".repeat(LIMIT + 1) + endpoint.body);
            case 3 -> whole(endpoint.method, endpoint.path, headers, lines(endpoint.body));
            default -> {
                headers.addAll(List.of("Transfer-Encoding: chunked", "Connection: close"));
                String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
                yield new Request(head(endpoint.method, endpoint.path, headers), chunk.repeat(64) + "0\r\n\r\n");
            }
        };
    }

    private static String lines(String body) {
        return body.replace(Bodies.LINE, (Bodies.LINE + ",").repeat(500) + Bodies.LINE);
    }

    /** Where two servers could disagree about where the request ends. */
    private Request ambiguous(Endpoint endpoint, List<String> headers) {
        String hidden = "POST /api/customers HTTP/1.1\r\nHost: localhost\r\nX-Correlation-Id: " + SMUGGLED
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + Bodies.CUSTOMER.length() + "\r\n\r\n"
                + Bodies.CUSTOMER;
        String chunked = "0\r\n\r\n" + hidden;
        return switch (random.nextInt(9)) {
            case 0 ->
                raw(endpoint, headers, chunked, "Content-Length: " + chunked.length(), "Transfer-Encoding: chunked");
            case 1 -> raw(endpoint, headers, hidden, "Content-Length: 0", "Content-Length: " + hidden.length());
            case 2 -> raw(endpoint, headers, chunked, "Transfer-Encoding: xchunked", "Content-Length: 0");
            case 3 -> raw(endpoint, headers, chunked, "Transfer-Encoding : chunked", "Content-Length: 0");
            case 4 -> raw(endpoint, headers, chunked, "Transfer-Encoding: chunked, identity");
            case 5 -> raw(endpoint, headers, "ffffffffffffffff\r\n" + hidden, "Transfer-Encoding: chunked");
            case 6 -> raw(endpoint, headers, "-1\r\n" + hidden, "Transfer-Encoding: chunked");
            case 7 -> raw(endpoint, headers, hidden, "Content-Length: +0", "Content-Length: 0x10");
            default -> raw(endpoint, headers, hidden, "Content-Length: 0\nTransfer-Encoding: chunked");
        };
    }

    private static Request raw(Endpoint endpoint, List<String> headers, String body, String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Request(head(endpoint.method, endpoint.path, all), body);
    }

    private static Request whole(String method, String path, List<String> headers, String body) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Content-Length: " + body.length(), "Connection: close"));
        return new Request(head(method, path, all), body);
    }

    private static String head(String method, String path, List<String> headers) {
        return method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
