package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What tests ask of a Vouch that has to answer. */
public final class Shop {

    private static final String PAGE = "?limit=500&after=";

    private final Vouch vouch;

    Shop(Vouch vouch) {
        this.vouch = vouch;
    }

    public static Call registration(String customer, long limit) {
        return Call.post(
                "/api/customers",
                Map.of("customerId", customer, "name", "Customer " + customer, "creditLimit", money(limit)));
    }

    public static Call creation(String order, String customer, long total) {
        Map<String, Object> line = Map.of("sku", "TEST", "quantity", 1, "unitPrice", money(total));
        return Call.post("/api/orders", Map.of("orderId", order, "customerId", customer, "lines", List.of(line)));
    }

    public static Call shipment(String order) {
        return Call.post("/api/orders/" + order + "/shipment", null);
    }

    public static Call cancellation(String order) {
        return Call.post("/api/orders/" + order + "/cancellation", null);
    }

    public static Call payment(String payment, String customer, long amount) {
        return Call.post(
                "/api/customers/" + customer + "/payments", Map.of("paymentId", payment, "amount", money(amount)));
    }

    public static Map<String, String> money(long pence) {
        return Map.of("amount", Pence.text(pence), "currency", "GBP");
    }

    /** The answer to a call that must be answered. */
    Answer send(Call call) throws InterruptedException {
        try {
            return vouch.send(call);
        } catch (IOException e) {
            throw new AssertionError(call + " got no answer", e);
        }
    }

    /** The answer to a call that must be accepted. */
    Answer done(Call call) throws InterruptedException {
        Answer answer = send(call);
        assertThat(answer.succeeded()).as("%s: %s", call, answer).isTrue();
        return answer;
    }

    /** Orders, and waits for the decision. */
    String order(String order, String customer, long total) throws InterruptedException {
        return done(creation(order, customer, total).waiting()).text("status");
    }

    JsonNode get(String path) throws InterruptedException {
        return done(Call.get(path)).body();
    }

    /** All of them, as they are shown, newest first. */
    List<JsonNode> orderList() throws InterruptedException {
        return all("/api/orders");
    }

    List<JsonNode> customerList() throws InterruptedException {
        return all("/api/customers");
    }

    private List<JsonNode> all(String path) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path + "?limit=500");
        page.path("items").forEach(items::add);
        while (page.path("next").isString()) {
            page = get(path + PAGE + page.path("next").stringValue());
            page.path("items").forEach(items::add);
        }
        return items;
    }
}
