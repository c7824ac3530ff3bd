package vouch.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the HTTP API that knows nothing but the contract. */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public Client(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** What came back; {@code body} is a missing node when nothing did. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** The list as CSV. */
    public String csv(String path) {
        return as("text/csv", path);
    }

    /** The page that a browser shows. */
    public String page(String path) {
        return as("text/html", path);
    }

    private String as(String type, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", type)
                .build();
        return exchange(request).body();
    }

    /** Prefers to wait until what a saga decides is decided. */
    public Answer post(String path, String json) {
        return send("POST", path, json, "Prefer", "wait=20");
    }

    public Answer send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = exchange(request.build());
        return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
