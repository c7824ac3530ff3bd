package vouch.benchmarks.measure;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Shop;

/** A running Vouch, as clients see it ({@code docs/http-api.md}). */
public final class Vouch implements Shop {

    /** Enough to keep every part busy: what waits is handled together. */
    static final int CLIENTS = 128;

    /** In pence: credit for every order that a run could ever make. */
    private static final long RICH = 900_000_000_000L;

    private static final String[] UNTIL_DECIDED = {"Prefer", "wait=30"};

    private final Nodes nodes;
    private final Undecided undecided;

    /** Of one that needs no sign-in. */
    public Vouch(List<URI> nodes) {
        this(nodes, Optional.empty());
    }

    /** @param signIn what is sent as {@code Authorization} */
    Vouch(List<URI> nodes, Optional<String> signIn) {
        this.nodes = Nodes.of(nodes, signIn);
        this.undecided = new Undecided(this.nodes);
    }

    /** Whether it says that it is ready. */
    public boolean isUp() throws InterruptedException {
        return nodes.isUp();
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
        Object body = Map.of("customerId", customer, "name", "Benchmark", "creditLimit", money(limit));
        nodes.send("POST", "/api/customers", body, UNTIL_DECIDED);
    }

    /** Comes back when the order is decided and shown as such, with its id. */
    String decided(String customer) {
        JsonNode order = nodes.send("POST", "/api/orders", newOrder(customer), UNTIL_DECIDED);
        if (!order.path("status").asString("").matches("APPROVED|REJECTED")) {
            throw new Unusable("an order was not decided within 30 s: " + order);
        }
        return order.path("orderId").asString();
    }

    @Override
    public void order(String customer) {
        decided(customer);
    }

    @Override
    public void accept(String customer) {
        JsonNode order = nodes.send("POST", "/api/orders", newOrder(customer));
        if (order.path("status").asString().equals("PENDING")) {
            undecided.add(order.path("orderId").asString());
        }
    }

    @Override
    public void settle() {
        undecided.await();
    }

    @Override
    public void cancel(String customer) {
        close(decided(customer), "cancellation", "RELEASED");
    }

    @Override
    public void ship(String customer) {
        close(decided(customer), "shipment", "CHARGED");
    }

    private void close(String order, String what, String credit) {
        JsonNode closed = nodes.send("POST", "/api/orders/" + order + "/" + what, Map.of(), UNTIL_DECIDED);
        if (!closed.path("credit").asString("").equals(credit)) {
            throw new Unusable("the credit of an order was not " + credit + " within 30 s: " + closed);
        }
    }

    /** One command to one account, and nothing else. */
    @Override
    public void change(String customer, int number) {
        Object body = Map.of("creditLimit", money(100L * (number + 1)));
        nodes.send("PUT", "/api/customers/" + customer + "/credit-limit", body, UNTIL_DECIDED);
    }

    void read(String order) {
        get("/api/orders/" + order);
    }

    /** Any question. */
    public JsonNode get(String path) {
        return nodes.send("GET", path, null);
    }

    /** A page for people, as a browser asks for it. */
    public void look(String page) {
        nodes.look(page);
    }

    /** Any question; missing when there is no answer yet. */
    public JsonNode find(String path) {
        return nodes.find(path);
    }

    /** Any command. Comes back when what follows from it is decided and shown. */
    public JsonNode send(String method, String path, Object body) {
        return nodes.send(method, path, body, UNTIL_DECIDED);
    }

    /** Has the order view made again; comes back when it is empty. */
    public void replay() {
        nodes.send("POST", "/actuator/processors/order-view/replay", Map.of("reason", "a benchmark"));
    }

    private static Object newOrder(String customer) {
        Object line = Map.of("sku", "TEAPOT", "quantity", 2, "unitPrice", money(ORDER / 2));
        return Map.of("customerId", customer, "lines", List.of(line));
    }

    /** As it is sent. */
    public static Map<String, String> money(long pence) {
        return Map.of("amount", BigDecimal.valueOf(pence, 2).toPlainString(), "currency", "GBP");
    }

    @Override
    public void close() {
        // Its connections are closed when nobody has it any more.
    }
}
