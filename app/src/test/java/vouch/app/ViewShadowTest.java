package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A view is made anew beside the one that is read. The process is its own, because others look at the first place. */
@VouchTest
@TestPropertySource(properties = "vouch.data-dir=target/test-data/shadow-${random.uuid}")
@DirtiesContext
class ViewShadowTest {

    private static final String VIEW = "/actuator/views/order-view";
    private static final String WHY = "{'reason':'to compare'}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private Client vouch;
    private String customer;

    @BeforeEach
    void trade() {
        vouch = new Client(port);
        customer = "shadowed-" + UUID.randomUUID();
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'S','creditLimit':{'amount':'1000','currency':'GBP'}}".formatted(customer));
        order();
        order();
        forget();
    }

    /** As nobody has switched for a while, and nobody has made a shadow. */
    private void forget() {
        if (!vouch.get(VIEW).body().at("/shadow").isNull()) {
            database.update("update view_place set changed_at = current_timestamp - interval '1' hour");
            assertThat(vouch.post(VIEW + "/drop", WHY).status()).isEqualTo(200);
        }
    }

    private String order() {
        String id = "s-" + UUID.randomUUID();
        Client.Answer answer = vouch.post(
                "/api/orders",
                "{'orderId':'%s','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'2.50','currency':'GBP'}}]}"
                        .formatted(id, customer));
        assertThat(answer.text("/status")).isEqualTo("APPROVED");
        return id;
    }

    private void makeShadow() {
        assertThat(vouch.post(VIEW + "/shadow", WHY).status()).isEqualTo(200);
        awaitComplete();
    }

    private void awaitComplete() {
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get(VIEW).body().at("/shadow/complete").asBoolean())
                .isTrue());
    }

    private JsonNode parity() {
        Awaitility.await().until(() -> vouch.get(VIEW + "/parity").status() == 200);
        return vouch.get(VIEW + "/parity").body();
    }

    private String sum() {
        Awaitility.await().until(() -> vouch.get("/actuator/views").status() == 200);
        return vouch.get("/actuator/views").text("/sha256");
    }

    private JsonNode orders() {
        return vouch.get("/api/orders?customerId=" + customer).body();
    }

    @Test
    void isTheSameAsTheViewAndIsNotReadBeforeTheSwitch() {
        String live = vouch.get(VIEW).text("/processor");
        makeShadow();

        JsonNode report = parity();

        assertThat(report.at("/same").asBoolean()).isTrue();
        assertThat(report.at("/tables/0/rows").asLong())
                .isPositive()
                .isEqualTo(report.at("/tables/0/shadowRows").asLong());
        assertThat(vouch.get(VIEW).text("/processor")).isEqualTo(live);
    }

    @Test
    void answersAfterTheSwitchAndLosesNothingWhenItIsSwitchedBack() {
        String live = vouch.get(VIEW).text("/processor");
        makeShadow();
        JsonNode before = orders();
        String sum = sum();

        JsonNode switched = vouch.post(VIEW + "/switch", WHY).body();

        assertThat(switched.at("/processor").asString()).isNotEqualTo(live);
        assertThat(switched.at("/shadow/processor").asString()).isEqualTo(live);
        assertThat(orders()).isEqualTo(before);
        assertThat(sum()).isEqualTo(sum);
        String after = order();
        awaitComplete();

        assertThat(vouch.post(VIEW + "/switch", WHY).text("/processor")).isEqualTo(live);

        assertThat(vouch.get("/api/orders/" + after).text("/status")).isEqualTo("APPROVED");
        assertThat(parity().at("/same").asBoolean()).isTrue();
    }

    @Test
    void showsBothFormsOfARowThatDiffers() {
        makeShadow();
        String table = vouch.get(VIEW).text("/processor").endsWith("-2") ? "order_view_2" : "order_view";
        database.update("update " + table + " set customer_name = 'damaged' where customer_id = ?", customer);

        JsonNode report = parity();

        assertThat(report.at("/same").asBoolean()).isFalse();
        assertThat(report.at("/differences/0/table").asString()).isEqualTo("order_view");
        assertThat(report.at("/differences/0/live/customer_name").asString()).isEqualTo("damaged");
        assertThat(report.at("/differences/0/shadow/customer_name").asString()).isEqualTo("S");

        vouch.post(VIEW + "/switch", WHY);

        assertThat(orders().at("/items/0/customerName").asString()).isEqualTo("S");
    }

    @Test
    void showsHowFarItIsAsAReplayDoes() {
        makeShadow();
        String shadow = vouch.get(VIEW).text("/shadow/processor");

        JsonNode processor = vouch.get("/actuator/processors/" + shadow).body();

        assertThat(processor.at("/running").asBoolean()).isTrue();
        assertThat(processor.at("/replay").isNull()).isTrue();
        forget();
        Awaitility.await().untilAsserted(() -> assertThat(vouch.get("/actuator/processors/" + shadow)
                        .body()
                        .at("/running")
                        .asBoolean())
                .isFalse());
        assertThat(vouch.get("/actuator/processors/" + shadow)
                        .body()
                        .at("/stopped")
                        .isNull())
                .isTrue();
    }

    @Test
    void saysWhatIsNotPossibleNow() {
        for (String operation : List.of("switch", "drop")) {
            assertThat(vouch.post(VIEW + "/" + operation, WHY).text("/detail")).contains("order-view has no shadow");
        }
        assertThat(vouch.get(VIEW + "/parity").status()).isEqualTo(409);
        makeShadow();
        assertThat(vouch.post(VIEW + "/shadow", WHY).text("/detail")).contains("has a shadow already");
        vouch.post(VIEW + "/switch", WHY);
        assertThat(vouch.post(VIEW + "/drop", WHY).text("/detail")).contains("was read until a moment ago");
        assertThat(vouch.post(VIEW + "/fly", WHY).status()).isEqualTo(404);
        assertThat(vouch.get(VIEW + "/colour").status()).isEqualTo(404);
        assertThat(vouch.get("/actuator/views/nobody").status()).isEqualTo(404);
        assertThat(vouch.post(VIEW + "/switch", "{}").status()).isEqualTo(422);
    }

    @Test
    void isMadeByItselfWhenTheFormOfTheViewIsOfAnEarlierRelease() {
        String live = vouch.get(VIEW).text("/processor");
        JsonNode before = orders();

        database.update("update view_place set form_1 = 0, form_2 = 0 where view_name = 'order-view'");

        // At every look: the earlier rows answer until those of the new form do.
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(orders()).isEqualTo(before);
            return !vouch.get(VIEW).text("/processor").equals(live);
        });
        database.update("update view_place set changed_at = current_timestamp - interval '1' hour");
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get(VIEW).body().at("/shadow").isNull())
                .isTrue());
        assertThat(orders()).isEqualTo(before);
    }

    @Test
    void ofALaterReleaseIsNotWrittenByThisOne() {
        makeShadow();
        String shadow = vouch.get(VIEW).text("/shadow/processor");
        String form = shadow.endsWith("-2") ? "form_2" : "form_1";
        database.update("update view_place set " + form + " = 2 where view_name = 'order-view'");
        try {
            Awaitility.await().untilAsserted(() -> assertThat(vouch.get("/actuator/processors/" + shadow)
                            .body()
                            .at("/running")
                            .asBoolean())
                    .isFalse());
        } finally {
            database.update("update view_place set " + form + " = 1 where view_name = 'order-view'");
        }
    }
}
