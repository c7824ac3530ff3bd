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
import vouch.benchmarks.shop.Shop;

/** The nodes of a Vouch, as clients see them ({@code docs/http-api.md}); calls go to one after the other. */
public final class Vouch implements Shop {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /** Enough to keep every part busy, and few enough to be busy with work. */
    static final int CLIENTS = 32;

    /** In pence: credit for every order that a run could ever make. */
    private static final long RICH = 900_000_000_000L;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<URI> nodes;

    public Vouch(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** New ones, rich. */
    List<String> customers(int count) {
        String prefix = "benchmark-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        List<String> customers =
                IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
        customers.forEach(id -> register(id, RICH));
        return customers;
    }

    @Override
    public void register(String customer, long limit) {
        send(
                "POST",
                "/api/customers",
                Map.of("customerId", customer, "name", "Benchmark", "creditLimit", money(limit / 100.0)));
    }

    /** Comes back when the order is decided and shown as such, with its id. */
    String decided(String customer) {
        Map<String, Object> line = Map.of("sku", "TEAPOT", "quantity", 2, "unitPrice", money(ORDER / 200.0));
        JsonNode order = send("POST", "/api/orders", Map.of("customerId", customer, "lines", List.of(line)));
        if (!order.path("status").asString("").matches("APPROVED|REJECTED")) {
            throw new Unusable("an order was not decided within 30 s: " + order);
        }
        return order.path("orderId").asString();
    }

    @Override
    public void order(String customer) {
        decided(customer);
    }

    /** One command to one account, and nothing else. */
    @Override
    public void change(String customer, int number) {
        send("PUT", "/api/customers/" + customer + "/credit-limit", Map.of("creditLimit", money(number + 1)));
    }

    @Override
    public int clients() {
        return CLIENTS;
    }

    /** Whether it says that it is ready. */
    public boolean isUp() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(nodes.get(0).resolve("/actuator/health"))
                .timeout(ANSWER_TIMEOUT)
                .build();
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // Its connections are closed when nobody has it any more.
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
