package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/** A process is killed in the middle of each step. What is read is never wrong, and each step goes on or is asked again. */
class ViewShadowIT {

    private static final int ORDERS = 300;
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final String VIEW = "/actuator/views/order-view";
    private static final Map<String, String> WHY = Map.of("reason", "to see that nothing is lost");

    @TempDir
    private Path folder;

    /** The only process is killed, and starts again. A view of which an order is missing would have another sum. */
    @Test
    void surviveKillsInTheMiddleOfEachStep() throws Exception {
        try (Node node = new Node(Launch.named("view-shadow").quick().on(folder).with("--vouch.demo=false"))) {
            node.begin();
            node.awaitReady();
            Shop shop = shop(node);
            String sum = trade(shop);
            for (int round = 0; round < Killer.ROUNDS; round++) {
                killInReplay(node, shop);
                assertThat(sum(shop)).as("replayed in round %d", round).isEqualTo(sum);

                killInShadow(node, shop);
                assertThat(sum(shop)).as("a shadow begun in round %d", round).isEqualTo(sum);
                completeShadow(shop);

                killInSwitch(node);
                assertThat(sum(shop)).as("switched in round %d", round).isEqualTo(sum);
                assertThat(shop.order("round-" + round, "shadowed", 100)).isEqualTo("APPROVED");
                completeShadow(shop);
                assertThat(shop.get(VIEW + "/parity").path("same").asBoolean()).isTrue();
                sum = sum(shop);
                dropOnceAllowed(shop);
            }
        }
    }

    /** Both nodes see the switch that one of them does, and a node that is killed takes nothing with it. */
    @Test
    void areSharedByNodes() throws Exception {
        try (Postgres postgres = new Postgres(17, folder);
                Node first = node("first", postgres);
                Node second = node("second", postgres)) {
            first.begin();
            second.begin();
            first.awaitReady();
            second.awaitReady();
            Shop here = shop(first);
            Shop there = shop(second);
            String sum = trade(here);

            here.done(Call.post(VIEW + "/shadow", WHY));
            completeShadow(there);
            assertThat(there.get(VIEW + "/parity").path("same").asBoolean()).isTrue();
            here.done(Call.post(VIEW + "/switch", WHY));

            assertThat(there.get(VIEW).path("processor").stringValue()).isEqualTo("order-view-2");
            assertThat(sum(there)).isEqualTo(sum);
            assertThat(there.order("after", "shadowed", 100)).isEqualTo("APPROVED");
            second.kill();
            assertThat(here.order("alone", "shadowed", 100)).isEqualTo("APPROVED");
            completeShadow(here);
            here.done(Call.post(VIEW + "/switch", WHY));
            assertThat(here.get("/api/orders/alone").path("status").stringValue())
                    .isEqualTo("APPROVED");
            age(postgres);
            here.done(Call.post(VIEW + "/drop", WHY));
            assertThat(here.get(VIEW).path("shadow").isNull()).isTrue();
        }
    }

    private static String trade(Shop shop) throws InterruptedException {
        shop.done(Shop.registration("shadowed", 1_000_000));
        for (int order = 0; order < ORDERS; order++) {
            assertThat(shop.order("before-" + order, "shadowed", 100)).isEqualTo("APPROVED");
        }
        return sum(shop);
    }

    /** One that is over already is asked for again. */
    private static void killInReplay(Node node, Shop shop) throws Exception {
        String processor =
                "/actuator/processors/" + shop.get(VIEW).path("processor").stringValue();
        assertThat(Bounded.until(() -> {
                    shop.done(Call.post(processor + "/replay", WHY));
                    return !shop.get(processor).path("replay").isNull();
                }))
                .isTrue();
        killed(node);
    }

    /** It was begun, so it goes on by itself. */
    private static void killInShadow(Node node, Shop shop) throws Exception {
        assertThat(Bounded.until(() -> {
                    boolean begun = shop.send(Call.post(VIEW + "/shadow", WHY)).succeeded();
                    boolean complete =
                            shop.get(VIEW).path("shadow").path("complete").asBoolean();
                    if (complete) {
                        dropOnceAllowed(shop);
                    }
                    return begun && !complete;
                }))
                .isTrue();
        killed(node);
        assertThat(shop.get(VIEW).path("shadow").isNull()).isFalse();
    }

    /** As soon as it has begun. It may be done, or half done, when the node is killed. */
    private static void killInSwitch(Node node) throws Exception {
        Thread asking = new Thread(() -> ask(node, VIEW + "/switch"));
        asking.start();
        assertThat(Bounded.until(AT_ONCE, () -> node.process().output().contains(": switch order-view")))
                .isTrue();
        killed(node);
        asking.join();
    }

    private static void killed(Node node) throws Exception {
        node.kill();
        node.begin();
        node.awaitReady();
    }

    private static void ask(Node node, String operation) {
        try {
            new Wire(node.url()).send(Call.post(operation, WHY));
        } catch (IOException | InterruptedException cutOff) {
            assertThat(cutOff).as("the node is killed meanwhile").isNotNull();
        }
    }

    /** A shadow that was begun goes on by itself. One that was not is asked for again. */
    private static void completeShadow(Shop shop) throws InterruptedException {
        if (shop.get(VIEW).path("shadow").isNull()) {
            shop.done(Call.post(VIEW + "/shadow", WHY));
        }
        assertThat(Bounded.until(
                        OFTEN,
                        () -> shop.get(VIEW).path("shadow").path("complete").asBoolean()))
                .isTrue();
    }

    private static void dropOnceAllowed(Shop shop) {
        assertThat(Bounded.until(
                        OFTEN, () -> shop.send(Call.post(VIEW + "/drop", WHY)).succeeded()))
                .isTrue();
    }

    /** As if the last switch was long ago. */
    private static void age(Postgres postgres) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement change = connection.createStatement()) {
            change.execute("update view_place set changed_at = current_timestamp - interval '1' hour");
        }
    }

    /** What is read, as soon as it has every event. */
    private static String sum(Shop shop) throws InterruptedException {
        assertThat(Bounded.until(
                        OFTEN, () -> shop.send(Call.get("/actuator/views")).succeeded()))
                .isTrue();
        return shop.get("/actuator/views").path("sha256").stringValue();
    }

    private static Node node(String name, Postgres postgres) {
        return new Node(Launch.named("view-shadow-" + name)
                .quick()
                .with("--spring.profiles.active=postgres", postgres.setting()));
    }

    private static Shop shop(Node node) {
        return new Shop(new Vouch(Addresses.of(node.url()), Bounded.HANGING));
    }
}
