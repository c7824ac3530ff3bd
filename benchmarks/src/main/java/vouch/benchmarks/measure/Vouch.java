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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.Unusable;

/** The nodes of a Vouch, as clients see them ({@code docs/http-api.md}); calls go to one after the other. */
final class Vouch {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<URI> nodes;

    Vouch(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** New ones, with credit for every order that a run could ever make. */
    List<String> customers(int count) {
        String prefix = "benchmark-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        List<String> customers =
                IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
        customers.forEach(id -> send(
                "POST", "/api/customers", Map.of("customerId", id, "name", "Benchmark", "creditLimit", money(9e9))));
        return customers;
    }

    /** Comes back when the order is approved and shown as such. */
    String order(String customer) {
        Map<String, Object> line = Map.of("sku", "TEAPOT", "quantity", 2, "unitPrice", money(1.5));
        JsonNode order = send("POST", "/api/orders", Map.of("customerId", customer, "lines", List.of(line)));
        if (!order.path("status").asString("").equals("APPROVED")) {
            throw new Unusable("an order was not approved within 30 s: " + order);
        }
        return order.path("orderId").asString();
    }

    /** One command to one account, and nothing else. */
    void changeLimit(String customer, int limit) {
        send("PUT", "/api/customers/" + customer + "/credit-limit", Map.of("creditLimit", money(limit)));
    }

    void read(String order) {
        send("GET", "/api/orders/" + order, null);
    }

    private JsonNode send(String method, String path, Object body) {
        URI node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .header("Prefer", "wait=30");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Unusable(
                        method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new Unusable("no answer from " + node + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }

    private static Map<String, String> money(double amount) {
        return Map.of("amount", String.format(Locale.ROOT, "%.2f", amount), "currency", "GBP");
    }
}
