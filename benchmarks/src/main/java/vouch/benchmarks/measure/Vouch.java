package vouch.benchmarks.measure;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Shop;

/** A running Vouch, as clients see it ({@code docs/http-api.md}). */
public final class Vouch implements Shop {

    /** Enough to keep every part busy: what waits is handled together. */
    static final int CLIENTS = 128;

    /** Of the orders that were taken last: enough that every segment has some. */
    private static final int LATEST = 100;

    private static final long SETTLING_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** In pence: credit for every order that a run could ever make. */
    private static final long RICH = 900_000_000_000L;

    private static final String[] UNTIL_DECIDED = {"Prefer", "wait=30"};

    private final Nodes nodes;
    private final Queue<String> latest = new ConcurrentLinkedQueue<>();

    public Vouch(List<URI> nodes) {
        this.nodes = Nodes.of(nodes);
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
        Object body = Map.of("customerId", customer, "name", "Benchmark", "creditLimit", money(limit / 100.0));
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
            latest.add(order.path("orderId").asString());
            if (latest.size() > LATEST) {
                latest.poll();
            }
        }
    }

    /** The last are seen first, so that none is missing among the pending ones because nobody has seen it yet. */
    @Override
    public void settle() {
        if (latest.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + SETTLING_NANOS;
        for (String order = latest.poll(); order != null; order = latest.poll()) {
            String one = "/api/orders/" + order;
            await(end, () -> !nodes.find(one).path("status").asString("PENDING").equals("PENDING"));
        }
        await(end, () -> get("/api/orders?status=PENDING&limit=1").path("items").isEmpty());
    }

    private static void await(long end, BooleanSupplier settled) {
        while (!settled.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Unusable("orders were accepted and not decided within " + SETTLING_NANOS / 1e9 + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
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
        Object body = Map.of("creditLimit", money(number + 1));
        nodes.send("PUT", "/api/customers/" + customer + "/credit-limit", body, UNTIL_DECIDED);
    }

    void read(String order) {
        get("/api/orders/" + order);
    }

    /** Any question. */
    public JsonNode get(String path) {
        return nodes.send("GET", path, null);
    }

    /** The same; missing when there is no answer yet. */
    public JsonNode find(String path) {
        return nodes.find(path);
    }

    /** Has the order view made again; comes back when it is empty. */
    public void replay() {
        nodes.send("POST", "/actuator/processors/order-view/replay", Map.of("reason", "a benchmark"));
    }

    private static Object newOrder(String customer) {
        Object line = Map.of("sku", "TEAPOT", "quantity", 2, "unitPrice", money(ORDER / 200.0));
        return Map.of("customerId", customer, "lines", List.of(line));
    }

    private static Map<String, String> money(double amount) {
        return Map.of("amount", String.format(Locale.ROOT, "%.2f", amount), "currency", "GBP");
    }

    @Override
    public void close() {
        // Its connections are closed when nobody has it any more.
    }
}
