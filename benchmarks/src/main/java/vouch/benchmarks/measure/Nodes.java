package vouch.benchmarks.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.Unusable;

/**
 * Servers that are equal: calls go to one after the other.
 *
 * @param signIn what is sent as {@code Authorization}; nothing where no sign-in is needed
 */
record Nodes(List<URI> nodes, Optional<String> signIn, AtomicInteger turn, HttpClient http) {

    static {
        // Seconds: an idle connection is given up here before a server closes it, or a call might meet its end.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    static Nodes of(List<URI> nodes, Optional<String> signIn) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Nodes(List.copyOf(nodes), signIn, new AtomicInteger(), http);
    }

    /** Whether the first one says that it is ready. */
    boolean isUp() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(nodes.get(0).resolve("/actuator/health"))
                .timeout(ANSWER_TIMEOUT)
                .build();
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param body sent as JSON, or null for none
     * @param headers names and values
     * @throws Unusable when it is refused, or nobody answers
     */
    JsonNode send(String method, String path, Object body, String... headers) {
        HttpResponse<String> response = done(method, path, answer(method, path, body, headers));
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    /** @throws Unusable when there is no such page, or it cannot be seen without a sign-in */
    void look(String page) {
        done("GET", page, answer("GET", page, null, "Accept", "text/html", "Accept-Encoding", "gzip"));
    }

    private static HttpResponse<String> done(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            throw new Unusable("Vouch answered %d to %s %s: sign in with --user or --token, as a credit-manager"
                    .formatted(response.statusCode(), method, path));
        }
        if (response.statusCode() / 100 != 2) {
            throw new Unusable(method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    /** Missing when it is not there. */
    JsonNode find(String path) {
        HttpResponse<String> response = answer("GET", path, null);
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    private HttpResponse<String> answer(String method, String path, Object body, String... headers) {
        URI node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        signIn.ifPresent(authorization -> request.header("Authorization", authorization));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unusable("no answer from " + node + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }
}
