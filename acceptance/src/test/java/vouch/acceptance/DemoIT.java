package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo set is there whole and once before Vouch says that it is ready, however often its load is killed. */
class DemoIT {

    /** The version counts the events, so that one too many shows. */
    private static final List<String> ORDERS = List.of(
            "demo-on-hold REJECTED CREDIT_HOLD, credit NONE, 159.80, version 2",
            "demo-cancelled CANCELLED Ordered by mistake, credit RELEASED, 125.00, version 3",
            "demo-rejected REJECTED CREDIT_LIMIT_EXCEEDED, credit NONE, 298.50, version 2",
            "demo-approved APPROVED, credit RESERVED, 85.00, version 2",
            "demo-shipped SHIPPED, credit CHARGED, 135.00, version 3",
            "demo-paid SHIPPED, credit CHARGED, 255.30, version 3");

    private static final List<String> CUSTOMERS = List.of(
            "demo-acme 1000.00: reserved 85.00, receivable 128.25, on hold false, version 8",
            "demo-bright 250.00: reserved 0.00, receivable 0.00, on hold false, version 4",
            "demo-cosmo 5000.00: reserved 0.00, receivable 0.00, on hold true, version 3");

    /** In the order of the load; each is there some time before the load is through. */
    private static final List<String> MILESTONES = List.of(
            "/api/customers/demo-acme",
            "/api/orders/demo-paid",
            "/api/orders/demo-shipped",
            "/api/orders/demo-approved",
            "/api/orders/demo-rejected");

    private static final int KILLS = 3;
    private static final Pattern URL = Pattern.compile("http://[^\\s,]+");

    @TempDir
    private Path data;

    @Test
    void isThereBeforeHealthSaysUp() throws Exception {
        try (VouchProcess vouch =
                Launch.named("demo").quick().unhurried().on(data).go()) {
            Health health = new Health(vouch.url());
            List<String> said = new ArrayList<>();
            assertThat(Bounded.until(() -> {
                        said.add(health.status());
                        return said.contains("UP");
                    }))
                    .isTrue();

            // What health said is held against what is there at once, without a second look.
            Shop shop = new Shop(vouch.client());
            assertThat(ofTheStart(shop)).isEqualTo(ORDERS);
            assertThat(said).as("asked while it loads").contains("OUT_OF_SERVICE");
            assertComplete(shop);
            assertUrlsAnswer(vouch, "/", "/api/customers", "/api/orders/demo-rejected");
        }
    }

    @Test
    void isThereOnceHoweverOftenItsLoadIsKilled() throws Exception {
        long seed = Seed.of("DemoIT");
        Random random = new Random(seed);
        List<Integer> milestones = random.ints(0, MILESTONES.size())
                .distinct()
                .limit(KILLS)
                .sorted()
                .boxed()
                .toList();
        Launch launch = Launch.named("demo-killed").quick().unhurried().on(data);
        List<String> said = new ArrayList<>();
        for (int milestone : milestones) {
            said.add(killAt(MILESTONES.get(milestone), random.nextInt(30), launch));
        }
        assertThat(said).as("health when it was killed").contains("OUT_OF_SERVICE");

        try (VouchProcess vouch = launch.ready()) {
            assertComplete(new Shop(vouch.client()));
        }
    }

    /** The accounts of a load that was killed on its way are those of a load that was not, down to the number of events. */
    @Test
    void growsToTheSameSetHoweverOftenThatIsKilled() throws Exception {
        Random random = new Random(Seed.of("DemoIT.grows"));
        Launch launch = Launch.named("demo-grows-killed").quick().unhurried().on(data.resolve("killed"));
        for (int order : random.ints(1, 591).limit(KILLS).sorted().toArray()) {
            killAt("/api/orders/demo-%04d".formatted(order), random.nextInt(30), launch);
        }
        Launch whole = Launch.named("demo-grows").quick().unhurried().on(data.resolve("whole"));

        assertThat(whole(launch)).hasSize(40).isEqualTo(whole(whole));
    }

    /** Each account when the set is complete. */
    private static List<String> whole(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.ready()) {
            assertThat(Bounded.until(() -> vouch.output().contains("The demo set is complete.")))
                    .isTrue();
            Shop shop = new Shop(vouch.client());
            // One more is refused by the view, on purpose.
            assertThat(Bounded.until(() -> shop.orderList().size() == 599)).isTrue();
            return shop.customerList().stream()
                    .map(customer -> "%s %s %s %s %s"
                            .formatted(
                                    customer.path("customerId"),
                                    customer.path("version"),
                                    customer.path("reserved"),
                                    customer.path("receivable"),
                                    customer.path("waiting")))
                    .toList();
        }
    }

    @Test
    void isLeftOutOnDemand() throws Exception {
        try (VouchProcess vouch = Launch.named("demo-none")
                .quick()
                .on(data)
                .with("--vouch.demo=false")
                .ready()) {
            Shop shop = new Shop(vouch.client());
            assertThat(shop.orderList()).isEmpty();
            assertThat(shop.customerList()).isEmpty();
            assertThat(vouch.output()).doesNotContainIgnoringCase("demo set");
            assertUrlsAnswer(vouch, "/", "/api/customers");
        }
    }

    /** Returns what health said last. */
    private static String killAt(String milestone, int millisLater, Launch launch) throws Exception {
        try (VouchProcess vouch = launch.go()) {
            Wire wire = new Wire(vouch.url());
            assertThat(Bounded.until(() -> wire.finds(milestone))).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisLater));
            String status = new Health(vouch.url()).status();
            vouch.kill();
            System.out.printf("DemoIT: killed %d ms after %s was there, health %s%n", millisLater, milestone, status);
            return status;
        }
    }

    private static void assertComplete(Shop shop) throws Exception {
        assertThat(ofTheStart(shop)).isEqualTo(ORDERS);
        // Accounts have a projection of their own, which may be a moment behind.
        Bounded.until(() -> customers(shop).equals(CUSTOMERS));
        assertThat(customers(shop)).isEqualTo(CUSTOMERS);
    }

    /** The rest of the set comes afterwards. */
    private static List<String> ofTheStart(Shop shop) throws Exception {
        return shop.orderList().stream()
                .map(DemoIT::order)
                .filter(order -> ORDERS.stream().anyMatch(one -> one.startsWith(order.split(" ")[0] + " ")))
                .toList();
    }

    private static List<String> customers(Shop shop) throws Exception {
        return shop.customerList().stream()
                .map(DemoIT::customer)
                .filter(customer -> CUSTOMERS.stream().anyMatch(one -> one.startsWith(customer.split(" ")[0] + " ")))
                .toList();
    }

    /** The start message names these, and nothing else. */
    private static void assertUrlsAnswer(VouchProcess vouch, String... paths) throws Exception {
        List<String> named = URL.matcher(vouch.output())
                .results()
                .map(url -> url.group().replace(vouch.url().toString(), ""))
                .toList();
        assertThat(named).containsExactly(paths);
        Wire wire = new Wire(vouch.url());
        assertThat(paths).allSatisfy(path -> assertThat(wire.finds(path)).isTrue());
    }

    private static String order(JsonNode order) {
        return "%s %s, credit %s, %s, version %s"
                .formatted(
                        order.path("orderId").asString(),
                        (order.path("status").asString() + " "
                                        + order.path("reason").asString(""))
                                .strip(),
                        order.path("credit").asString(),
                        Pence.text(Pence.of(order.path("total"))),
                        order.path("version"));
    }

    private static String customer(JsonNode customer) {
        return "%s %s: reserved %s, receivable %s, on hold %s, version %s"
                .formatted(
                        customer.path("customerId").asString(),
                        Pence.text(Pence.of(customer.path("creditLimit"))),
                        Pence.text(Pence.of(customer.path("reserved"))),
                        Pence.text(Pence.of(customer.path("receivable"))),
                        customer.path("onHold"),
                        customer.path("version"));
    }
}
