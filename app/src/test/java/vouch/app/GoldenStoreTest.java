package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store that an earlier release wrote opens for ever, and what was under way in it goes on. */
class GoldenStoreTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/golden/store-1.zip", "/golden/store-2.zip", "/golden/store-3.zip", "/golden/store-4.zip"})
    void opensAndGoesOn(String store) throws IOException {
        unpack(store);
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(Application.class)
                .run("--vouch.data-dir=" + folder, "--server.port=0", "--vouch.security.open=true")) {
            Client vouch = new Client(
                    ((ServletWebServerApplicationContext) app).getWebServer().getPort());

            assertOrder(vouch, "demo-rejected", "REJECTED", "NONE");
            assertOrder(vouch, "demo-cancelled", "CANCELLED", "RELEASED");
            assertOrder(vouch, "demo-shipped", "SHIPPED", "CHARGED");
            assertOrder(vouch, "half-way", "APPROVED", "RESERVED");
            JdbcTemplate database = app.getBean(JdbcTemplate.class);
            // An order whose step was parked has its deadline until the step is tried again.
            Awaitility.await().untilAsserted(() -> assertThat(database.queryForList(
                            "select order_id from saga where deadline is not null and order_id <> 'desk-waits'",
                            String.class))
                    .isEmpty());
            assertThat(database.queryForList("select order_id from saga order by order_id", String.class))
                    .contains("demo-approved", "half-way");
            assertThat(database.queryForList("select task_name from scheduled_tasks", String.class))
                    .doesNotContain("AxonDeadline");

            vouch.post("/api/orders/demo-approved/shipment", "");
            vouch.post("/api/orders/half-way/cancellation", "");
            assertOrder(vouch, "demo-approved", "SHIPPED", "CHARGED");
            assertOrder(vouch, "half-way", "CANCELLED", "RELEASED");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(database.queryForList("select order_id from saga", String.class))
                            .doesNotContain("demo-approved", "half-way"));
            assertThat(vouch.post(
                                    "/api/customers/demo-acme/payments",
                                    "{'paymentId':'demo-payment','amount':{'amount':'1.00','currency':'GBP'}}")
                            .text("/code"))
                    .isEqualTo("IDEMPOTENCY_CONFLICT");
        }
    }

    /** Each of these steps was parked: one that asks for credit, one that charges, one that releases, one of the reconciler. */
    @Test
    void takesTheStepsThatWereParked() throws IOException {
        unpack("/golden/store-2.zip");
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(Application.class)
                .run("--vouch.data-dir=" + folder, "--server.port=0", "--vouch.security.open=true")) {
            Client vouch = new Client(
                    ((ServletWebServerApplicationContext) app).getWebServer().getPort());

            assertOrder(vouch, "asked-half-way", "APPROVED", "RESERVED");
            assertOrder(vouch, "half-way", "APPROVED", "RESERVED");
            assertOrder(vouch, "shipped-half-way", "SHIPPED", "CHARGED");
            assertOrder(vouch, "cancelled-half-way", "CANCELLED", "RELEASED");
            assertOrder(vouch, "lost-half-way", "CANCELLED", "RELEASED");
            JdbcTemplate database = app.getBean(JdbcTemplate.class);
            Awaitility.await().untilAsserted(() -> assertThat(database.queryForList("select * from DeadLetterEntry"))
                    .isEmpty());
            assertThat(database.queryForList("select order_id from saga order by order_id", String.class))
                    .containsExactly("asked-half-way", "demo-approved", "half-way", "in-flight");
        }
    }

    /** The order waits under a temporary limit, without which the payment would not free it. A webhook asks for that. */
    @Test
    void freesAnOrderThatWaited() throws IOException {
        unpack("/golden/store-3.zip");
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(Application.class)
                .run("--vouch.data-dir=" + folder, "--server.port=0", "--vouch.security.open=true")) {
            Client vouch = new Client(
                    ((ServletWebServerApplicationContext) app).getWebServer().getPort());
            assertOrder(vouch, "desk-waits", "PENDING", "WAITING");
            JdbcTemplate database = app.getBean(JdbcTemplate.class);
            assertThat(database.queryForList("select order_id from saga where deadline is not null", String.class))
                    .contains("desk-waits");
            Client.Answer account = vouch.get("/api/customers/desk");
            assertThat(account.text("/limitInForce/amount")).isEqualTo("150.00");
            assertThat(account.text("/waiting/amount/amount")).isEqualTo("50.00");

            vouch.post(
                    "/api/customers/desk/payments",
                    "{'paymentId':'P-1','amount':{'amount':'40.00','currency':'GBP'},'on':'2011-04-01'}");

            assertOrder(vouch, "desk-waits", "APPROVED", "RESERVED");
            assertThat(vouch.get("/api/orders/desk-waits").text("/granted")).isEqualTo("AFTER_WAITING");
            Awaitility.await().untilAsserted(() -> assertThat(
                            database.queryForList("select kind || ' ' || subject from notice", String.class))
                    .containsExactly("ORDER_FREED order/desk-waits"));
        }
    }

    /** With the keys of those who are not erased. */
    @Test
    void readsEncryptedTexts() throws IOException {
        unpack("/golden/store-4.zip");
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(Application.class)
                .run("--vouch.data-dir=" + folder, "--server.port=0", "--vouch.security.open=true")) {
            Client vouch = new Client(
                    ((ServletWebServerApplicationContext) app).getWebServer().getPort());

            vouch.post("/actuator/views", "{'reason':'The texts of the events count, not those of the views'}");

            Awaitility.await().untilAsserted(() -> {
                assertThat(vouch.get("/api/orders/demo-cancelled").text("/reason"))
                        .isEqualTo("Ordered by mistake");
                assertThat(vouch.get("/api/customers/demo-acme").text("/name")).isEqualTo("Name of demo-acme");
                assertThat(vouch.get("/api/customers/gone").text("/name")).isEqualTo("[erased]");
            });
        }
    }

    private static void assertOrder(Client vouch, String id, String status, String credit) {
        Awaitility.await().untilAsserted(() -> {
            Client.Answer order = vouch.get("/api/orders/" + id);
            assertThat(order.text("/status")).isEqualTo(status);
            assertThat(order.text("/credit")).isEqualTo(credit);
        });
    }

    /** As the README says: a backup is restored by unpacking it into an empty folder. */
    private void unpack(String store) throws IOException {
        try (InputStream file = getClass().getResourceAsStream(store);
                ZipInputStream zip = new ZipInputStream(file)) {
            Files.copy(zip, folder.resolve(zip.getNextEntry().getName()));
        }
    }
}
