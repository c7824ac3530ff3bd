package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A Vouch that is stopped and started again on the same folder is the same, and goes on where it was. */
class RestartIT {

    private static final Duration STOP = Duration.ofSeconds(10);

    /** What the system says of a process that SIGTERM ended, and that put things in order before. */
    private static final int TERMINATED = 143;

    /** More than are decided while they are accepted. */
    private static final int BACKLOG = 2000;

    private static final int STARTED = 20;

    private static final Map<String, String> WHY = Map.of("reason", "a backlog");

    @TempDir
    private Path data;

    @Test
    void answersTheSameAfterwards() throws Exception {
        List<JsonNode> orders;
        List<JsonNode> customers;
        try (VouchProcess vouch = launch("restart-before").ready()) {
            Shop shop = new Shop(vouch.client());
            tradeInEveryState(shop);
            assertThat(Bounded.until(() -> vouch.output().contains("The demo set is complete.")))
                    .isTrue();
            // One order of the demo is refused by the view, on purpose.
            assertThat(Bounded.until(() -> ofTheDemo(shop) == 599 && accountsAreShown(shop)))
                    .isTrue();
            orders = shop.orderList();
            customers = shop.customerList();
            stop(vouch);
        }
        assertThat(orders)
                .extracting(order -> order.path("status").asString())
                .contains("APPROVED", "REJECTED", "CANCELLED", "SHIPPED");

        try (VouchProcess vouch = launch("restart-after").ready()) {
            Shop shop = new Shop(vouch.client());
            assertThat(shop.orderList()).isEqualTo(orders);
            // With the hold that was lifted: a demo that is loaded again would place it again.
            assertThat(shop.customerList()).isEqualTo(customers);
            assertThat(vouch.output()).doesNotContain("The demo set");
            for (JsonNode order : orders) {
                assertThat(shop.get("/api/orders/" + order.path("orderId").asString()))
                        .isEqualTo(order);
            }
            goOn(shop);
        }
    }

    private static boolean accountsAreShown(Shop shop) throws Exception {
        return shop.get("/actuator/processors/customer-view")
                .at("/segments/0/lagEvents")
                .asString()
                .equals("0");
    }

    private static long ofTheDemo(Shop shop) throws Exception {
        return shop.orderList().stream()
                .filter(order -> order.path("orderId").asString().startsWith("demo-"))
                .count();
    }

    @Test
    void decidesAfterwardsWhatWasAcceptedBefore() throws Exception {
        List<String> accepted =
                IntStream.range(0, BACKLOG).mapToObj(i -> "o-" + i).toList();
        try (VouchProcess vouch =
                launch("restart-backlog-before").with("--vouch.demo=false").ready()) {
            Shop shop = new Shop(vouch.client());
            shop.done(Shop.registration("c", BACKLOG));
            // The saga begins when all are there, and is stopped in the midst: else it keeps up, and leaves nothing.
            shop.done(Call.post("/actuator/processors/order-saga/stop", WHY));
            new Workers(8).each(accepted, order -> assertThat(
                            shop.done(Shop.creation(order, "c", 1)).status())
                    .isEqualTo(202));
            shop.done(Call.post("/actuator/processors/order-saga/start", WHY));
            assertThat(Bounded.until(() -> reserved(shop) >= STARTED)).isTrue();
            stop(vouch);
        }
        Instant restart = Instant.now();
        try (VouchProcess vouch =
                launch("restart-backlog-after").with("--vouch.demo=false").ready()) {
            Shop shop = new Shop(vouch.client());
            assertThat(Bounded.until(
                            () -> shop.orderList().stream().map(ShownOrder::of).allMatch(ShownOrder::isAtRest)))
                    .isTrue();
            List<JsonNode> orders = shop.orderList();
            assertThat(orders)
                    .extracting(order -> order.path("orderId").asString())
                    .containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(orders)
                    .extracting(order -> order.path("status").asString())
                    .containsOnly("APPROVED");
            long afterwards = orders.stream()
                    .map(order -> Instant.parse(order.path("decidedAt").asString()))
                    .filter(restart::isBefore)
                    .count();
            System.out.printf("RestartIT: %d of %d orders were decided after the restart%n", afterwards, BACKLOG);
            assertThat(afterwards).isPositive();
            assertThat(Bounded.until(() -> reserved(shop) == BACKLOG)).isTrue();
        }
    }

    /** Beside the demo set, which has a hold that is lifted here. */
    private static void tradeInEveryState(Shop shop) throws Exception {
        shop.done(Shop.registration("c", 100_00));
        shop.done(Shop.payment("p", "c", 5_00));
        assertThat(shop.order("approved", "c", 30_00)).isEqualTo("APPROVED");
        assertThat(shop.order("rejected", "c", 99_00)).isEqualTo("REJECTED");
        assertThat(shop.order("cancelled", "c", 20_00)).isEqualTo("APPROVED");
        shop.done(Shop.cancellation("cancelled").waiting());
        assertThat(shop.order("shipped", "c", 40_00)).isEqualTo("APPROVED");
        shop.done(Shop.shipment("shipped").waiting());
        shop.done(Call.delete("/api/customers/demo-cosmo/hold"));
        shop.done(Call.put("/api/customers/c/hold", Map.of("reason", "Overdue")));
        // The last events of both accounts: where they show, everything shows.
        assertThat(Bounded.until(() -> isOnHold(shop, "c") && !isOnHold(shop, "demo-cosmo")))
                .isTrue();
    }

    /** What began before the stop gets its next steps after it. */
    private static void goOn(Shop shop) throws Exception {
        shop.done(Shop.shipment("approved").waiting());
        assertThat(shop.get("/api/orders/approved").path("credit").asString()).isEqualTo("CHARGED");
        assertThat(shop.order("held", "c", 1)).isEqualTo("REJECTED");
        shop.done(Call.delete("/api/customers/c/hold"));
        assertThat(shop.order("too-much", "c", 35_01)).isEqualTo("REJECTED");
        assertThat(shop.order("new", "c", 35_00)).isEqualTo("APPROVED");
    }

    private static void stop(VouchProcess vouch) throws Exception {
        String before = vouch.output();
        vouch.stop();
        assertThat(vouch.exitCodeWithin(vouch.atItsPace(STOP))).isEqualTo(TERMINATED);
        assertThat(vouch.output().substring(before.length())).doesNotContain("WARN", "ERROR", "Exception");
    }

    private static long reserved(Shop shop) throws InterruptedException {
        return Pence.of(shop.get("/api/customers/c").path("reserved"));
    }

    private static boolean isOnHold(Shop shop, String customer) throws InterruptedException {
        return shop.get("/api/customers/" + customer).path("onHold").asBoolean();
    }

    private Launch launch(String name) {
        return Launch.named(name).quick().unhurried().on(data);
    }
}
