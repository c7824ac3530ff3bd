package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.engine.Postgres;

/** Dead letters and replays where a failed statement fails its whole transaction, and where there are two nodes. */
class DeadLetterIT {

    private static final String POISON = "poison";
    private static final String CUSTOMERS = "/actuator/processors/customer-view";

    @TempDir
    private Path folder;

    @Test
    void areHandledOnceTheirCauseIsGoneAndTheViewCanBeReplayed() throws Exception {
        try (Postgres postgres = new Postgres(17, folder);
                Node first = node("first", postgres);
                Node second = node("second", postgres)) {
            first.begin();
            second.begin();
            first.awaitReady();
            second.awaitReady();
            Shop shop = shop(first);
            shop.done(Shop.registration(POISON, 10_000));
            shop.done(Shop.registration("other", 10_000));
            sql(postgres, "alter table customer_view add constraint refused check (not on_hold)");

            hold(shop, POISON);
            awaitLetters(shop, 1);
            lift(shop, POISON);
            hold(shop, POISON);

            awaitLetters(shop, 3);
            assertThat(shop.order("untouched", "other", 100)).isEqualTo("APPROVED");
            assertThat(version(shop, POISON)).isEqualTo(1);
            assertThat(first.process().output() + second.process().output())
                    .contains("customer-view could not handle the event")
                    .doesNotContain("Customer " + POISON);

            sql(postgres, "alter table customer_view drop constraint refused");
            await(shop, "/api/customers/" + POISON, view -> view.path("version").asInt() == 4);
            awaitLetters(shop, 0);

            replaysWhereItIsNot(shop, shop(second));
        }
    }

    /** The node that works on the view lets go of it by itself. */
    private static void replaysWhereItIsNot(Shop first, Shop second) throws Exception {
        assertThat(Bounded.until(() -> works(first) || works(second)))
                .as("one of the two works on the customers")
                .isTrue();
        if (works(first)) {
            replays(second, first);
        } else {
            replays(first, second);
        }
    }

    private static boolean works(Shop shop) throws InterruptedException {
        return !shop.get(CUSTOMERS).path("segments").isEmpty();
    }

    private static void replays(Shop here, Shop there) throws Exception {
        JsonNode before = here.get("/api/customers");
        Map<String, String> why = Map.of("reason", "to see whether it becomes the same");

        here.done(Call.post(CUSTOMERS + "/replay", why));

        await(here, "/api/customers", before::equals);
        await(here, CUSTOMERS, processor -> processor.path("replay").isNull());
        await(there, CUSTOMERS, processor -> processor.path("running").asBoolean());
        assertThat(here.get("/actuator/operations").path("items")).hasSize(1);
    }

    private static Node node(String name, Postgres postgres) {
        return new Node(Launch.named("dead-letters-" + name)
                .quick()
                .with("--spring.profiles.active=postgres", postgres.setting()));
    }

    private static Shop shop(Node node) {
        return new Shop(new Vouch(Addresses.of(node.url()), Bounded.HANGING));
    }

    private static void hold(Shop shop, String customer) throws InterruptedException {
        shop.done(Call.put("/api/customers/" + customer + "/hold", Map.of("reason", "a test")));
    }

    private static void lift(Shop shop, String customer) throws InterruptedException {
        shop.done(Call.delete("/api/customers/" + customer + "/hold?reason=a+test"));
    }

    private static int version(Shop shop, String customer) throws InterruptedException {
        return shop.get("/api/customers/" + customer).path("version").asInt();
    }

    private static void awaitLetters(Shop shop, int letters) throws InterruptedException {
        await(shop, "/actuator/deadletters", queues -> queues.path("letters").asInt() == letters);
    }

    private interface Expected {
        boolean holdsFor(JsonNode body);
    }

    private static void await(Shop shop, String path, Expected expected) throws InterruptedException {
        assertThat(Bounded.until(() -> expected.holdsFor(shop.get(path))))
                .as("%s in the end: %s", path, shop.get(path))
                .isTrue();
    }

    private static void sql(Postgres postgres, String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
