package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live answers miss nothing when their connections break, and hold nothing for a client that does not read. */
class LiveAnswersIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORDERS = "/api/orders?limit=1";
    private static final int LINES = 100;

    /** The bytes that the system keeps unread for a client. */
    private static final int SMALL = 8 * 1024;

    private static final int PER_SECOND = Integer.getInteger("vouch.live") == null ? 20 : 200;

    @TempDir
    private Path folder;

    /** Each follower connects again after a random number of events, in turn to each node. */
    @Test
    void missNothingWhenClientsConnectAgain() throws Exception {
        try (Deployment deployment = Shape.TWO_NODES.start(
                Launch.named("live-nodes").quick().unhurried().with("--vouch.demo=false"), folder)) {
            List<URI> nodes = deployment.addresses().commands();
            Shop shop = new Shop(deployment.client());
            Load.registerCustomers(shop);
            AtomicBoolean goesOn = new AtomicBoolean(true);
            Follower[] followers = new Follower[4];
            for (int number = 0; number < followers.length; number++) {
                followers[number] = new Follower(nodes, number, goesOn);
                followers[number].start();
            }
            // The state of a list is one page of it, so all must have it before there is an order.
            Bounded.until(() -> Stream.of(followers).allMatch(follower -> follower.begun));
            try (Load one = new Load(nodes.get(0), "live-a", 1);
                    Load two = new Load(nodes.get(1), "live-b", 2)) {
                one.awaitAcknowledged(300);
                two.awaitAcknowledged(300);
            }
            Bounded.until(() -> shop.orderList().stream().map(ShownOrder::of).allMatch(ShownOrder::isAtRest));
            Map<String, JsonNode> shown = new ConcurrentHashMap<>();
            shop.orderList().forEach(order -> shown.put(order.path("orderId").asString(), order));

            for (Follower follower : followers) {
                Bounded.until(() -> follower.seen.equals(shown));
                assertThat(follower.seen).isEqualTo(shown);
                assertThat(follower.failures).isEmpty();
                assertThat(follower.connections.get()).isGreaterThan(3);
            }
            goesOn.set(false);
        }
    }

    /** The system takes some megabytes for it, and then nothing more. */
    @Test
    void holdNothingForAClientThatDoesNotRead() throws Exception {
        try (Deployment deployment = Shape.EMBEDDED.start(
                Launch.named("live-unread").quick().unhurried().with("--vouch.demo=false"), folder)) {
            Shop shop = new Shop(deployment.client());
            URI url = deployment.addresses().commands().get(0);
            shop.done(Shop.registration("slow", 100_000_00));
            try (LiveStream unread = new LiveStream(url, ORDERS, null, SMALL)) {
                assertThat(unread.next().name()).isEqualTo("state");
                int orders = 0;
                while (metric(shop, "vouch.live.clients") > 0) {
                    shop.done(order("slow-" + orders++));
                }
                assertThat(metric(shop, "vouch.live.resyncs")).isEqualTo(1);
                read(unread);

                try (LiveStream again = new LiveStream(url, ORDERS, unread.id(), 0)) {
                    assertThat(again.next().name()).isIn("change", "resync", "state");
                }
            }
        }
    }

    /** It reads one order of ten, so that more and more wait for it. */
    @Test
    void tellAClientThatCannotKeepUpToBeginAgain() throws Exception {
        try (Deployment deployment = Shape.EMBEDDED.start(
                Launch.named("live-slow").quick().unhurried().with("--vouch.demo=false"), folder)) {
            Shop shop = new Shop(deployment.client());
            URI url = deployment.addresses().commands().get(0);
            shop.done(Shop.registration("slow", 100_000_00));
            LiveStream slow = new LiveStream(url, ORDERS, null, SMALL);
            int orders = 0;
            LiveStream.Event last = slow.next();
            while (!"resync".equals(last.name())) {
                if (last.name() == null) {
                    // On a slow machine the connection takes nothing for too long: then it goes on.
                    slow = new LiveStream(url, ORDERS, slow.id(), SMALL);
                } else if (metric(shop, "vouch.live.resyncs") == 0) {
                    for (int more = 0; more < 10; more++) {
                        shop.done(order("slow-" + orders++));
                    }
                }
                last = slow.next();
            }

            assertThat(slow.id()).as("a client begins again without an id").isNull();
            assertThat(slow.next().name()).as("it is closed").isNull();
            slow.close();
        }
    }

    /** To the end. */
    private static void read(LiveStream stream) throws IOException {
        try {
            while (stream.next().name() != null) {
                // What the system has kept for it.
            }
        } catch (SocketException reset) {
            // Or it has kept nothing.
        }
    }

    /** Prints what it costs. The long form is for a machine of its own. */
    @Test
    void tellManyClientsOfEverything() throws Exception {
        try (Deployment deployment =
                Shape.EMBEDDED.start(Launch.named("live-load").unhurried().with("--vouch.demo=false"), folder)) {
            URI url = deployment.addresses().commands().get(0);
            Shop shop = new Shop(deployment.client());
            LiveLoad load = new LiveLoad(shop, url, deployment.nodes().get(0));
            int clients = Integer.getInteger("vouch.live", 20);

            if (Integer.getInteger("vouch.live") != null) {
                // What the process computes to become fast would be taken for the cost of orders.
                load.run(0, PER_SECOND);
            }
            load.run(0, PER_SECOND);
            LiveLoad.Figures figures = load.run(clients, PER_SECOND);

            System.out.println(figures);
            assertThat(figures.wrong()).isEmpty();
        }
    }

    private static long metric(Shop shop, String name) throws InterruptedException {
        return shop.get("/actuator/metrics/" + name).at("/measurements/0/value").asLong();
    }

    private static Call order(String id) {
        return Call.post(
                "/api/orders",
                Map.of(
                        "orderId",
                        id,
                        "customerId",
                        "slow",
                        "lines",
                        IntStream.range(0, LINES)
                                .mapToObj(line ->
                                        Map.of("sku", "S".repeat(60) + line, "quantity", 1, "unitPrice", Shop.money(1)))
                                .toList()));
    }

    /** Has what a client of the list knows: the newest state of each order that it was told of. */
    private static final class Follower extends Thread {

        private final Map<String, JsonNode> seen = new ConcurrentHashMap<>();
        private final Map<String, String> failures = new ConcurrentHashMap<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final List<URI> nodes;
        private final Random random;
        private final AtomicBoolean goesOn;
        private volatile boolean begun;

        Follower(List<URI> nodes, int seed, AtomicBoolean goesOn) {
            this.nodes = nodes;
            this.random = new Random(seed);
            this.goesOn = goesOn;
            setDaemon(true);
        }

        @Override
        public void run() {
            String id = null;
            while (goesOn.get()) {
                URI node = nodes.get(connections.getAndIncrement() % nodes.size());
                try (LiveStream stream = new LiveStream(node, ORDERS, id, 0)) {
                    for (int left = 1 + random.nextInt(60); left > 0; left--) {
                        LiveStream.Event event = stream.next();
                        if (event.name() == null) {
                            break;
                        }
                        take(event);
                        id = stream.id();
                        begun = true;
                    }
                } catch (IOException | RuntimeException e) {
                    if (goesOn.get()) {
                        failures.put(e.toString(), "");
                    }
                }
            }
        }

        private void take(LiveStream.Event event) {
            JsonNode data = JSON.readTree(event.data());
            switch (event.name()) {
                case "state" ->
                    data.path("items")
                            .forEach(order -> seen.put(order.path("orderId").asString(), order));
                case "change" -> {
                    JsonNode order = data.path("item");
                    JsonNode before = seen.put(data.path("orderId").asString(), order);
                    if (before != null
                            && before.path("version").asLong()
                                    > order.path("version").asLong()) {
                        failures.put("an older state after a newer one", before + " " + order);
                    }
                }
                default -> failures.put(event.name(), event.data());
            }
        }
    }
}
