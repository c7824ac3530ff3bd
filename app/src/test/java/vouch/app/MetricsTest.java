package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Prometheus reads of the whole product. Nobody else here trades in this currency. */
@VouchTest
class MetricsTest {

    private static final String APPROVED = "vouch_decisions_seconds_count{outcome=\"approved\"}";
    private static final String RESERVED = "vouch_credit_reserved{currency=\"NOK\"}";
    private static final String AVAILABLE = "vouch_credit_available{currency=\"NOK\"}";
    private static final String AWAITING = "vouch_sagas{state=\"AWAITING_SHIPMENT\"}";

    @LocalServerPort
    private int port;

    private Client vouch;
    private String customer;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        customer = "measured-" + UUID.randomUUID();
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'M','creditLimit':{'amount':'10.00','currency':'NOK'}}".formatted(customer));
    }

    @Test
    void areInAFormThatPrometheusAsksFor() {
        Scrape scrape = Scrape.of(port);

        assertThat(scrape.answer().statusCode()).isEqualTo(200);
        assertThat(scrape.answer().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(scrape.series()).containsKeys("vouch_deadletters", "vouch_processors_stopped");
    }

    @Test
    void countCommandsByTypeAndOutcome() {
        String accepted = commands("PlaceCreditHold", "accepted", "none");
        String refused = commands("ShipOrder", "refused", "ORDER_NOT_FOUND");
        Scrape before = Scrape.of(port);

        vouch.send("PUT", "/api/customers/" + customer + "/hold", "{'reason':'to see'}");
        vouch.send("POST", "/api/orders/" + customer + "/shipment", "");

        assertThat(Scrape.of(port).value(accepted)).isEqualTo(before.value(accepted) + 1);
        assertThat(Scrape.of(port).value(refused)).isEqualTo(before.value(refused) + 1);
    }

    @Test
    void showWhatAnOrderChanges() {
        Scrape before = Scrape.of(port);

        assertThat(order("4.00").text("/status")).isEqualTo("APPROVED");

        // The view answers before the metric counts, and the others are measured every few seconds.
        Awaitility.await().untilAsserted(() -> {
            Scrape after = Scrape.of(port);
            assertThat(after.value(APPROVED)).isGreaterThan(before.value(APPROVED));
            assertThat(after.value(AWAITING)).isPositive();
            assertThat(after.series())
                    .containsKeys(
                            "vouch_sagas_oldest_seconds{state=\"AWAITING_SHIPMENT\"}",
                            "vouch_processor_lag_events{processor=\"order-saga\"}",
                            "vouch_processor_behind_seconds{processor=\"customer-view\"}");
            assertThat(after.value(RESERVED)).isGreaterThanOrEqualTo(4);
            assertThat(after.value(AVAILABLE)).isGreaterThanOrEqualTo(6);
            assertThat(after.value("vouch_database_up")).isEqualTo(1);
            assertThat(after.value("vouch_commandbus_group_commands_count")).isPositive();
        });
    }

    private Client.Answer order(String price) {
        return vouch.post(
                "/api/orders",
                "{'orderId':'%1$s','customerId':'%1$s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'%2$s','currency':'NOK'}}]}"
                        .formatted(customer, price));
    }

    private static String commands(String type, String outcome, String code) {
        return "vouch_commands_seconds_count{code=\"%s\",command=\"%s\",outcome=\"%s\"}".formatted(code, type, outcome);
    }
}
