package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The whole log over HTTP: what is found in it, and what led to what. */
@VouchTest
class EventsTest {

    @LocalServerPort
    private int port;

    private final String id = "e-" + UUID.randomUUID();
    private Client vouch;

    @BeforeEach
    void connect() {
        vouch = new Client(port);
    }

    /** An order that waits, and a payment that frees it; each with a correlation of its own. */
    private void trade() {
        send("register", "/api/customers", "{'customerId':'%s','name':'Ada','creditLimit':%s}".formatted(id, money(5)));
        vouch.send(
                "PUT",
                "/api/customers/" + id + "/terms",
                "{'onShortage':'WAIT','tolerancePercent':0,'paymentDays':30,'overdueGraceDays':null,'overdueMinimum':"
                        + money(0) + ",'reservationDays':null,'reason':'Zürich'}",
                "X-Correlation-Id",
                correlation("terms"));
        send("order", "/api/orders", order(1, 5));
        send("waits", "/api/orders", order(2, 3));
        vouch.post("/api/orders/" + id + "-1/shipment", "{}");
        send("payment", "/api/customers/" + id + "/payments", "{'paymentId':'p','amount':%s}".formatted(money(4)));
        Awaitility.await()
                .until(() ->
                        vouch.get("/api/orders/" + id + "-2").text("/status").equals("APPROVED"));
    }

    private void send(String correlation, String path, String body) {
        vouch.send("POST", path, body, "Prefer", "wait=30", "X-Correlation-Id", correlation(correlation));
    }

    private String correlation(String of) {
        return id + ":" + of;
    }

    private String order(int number, int amount) {
        return "{'orderId':'%s-%d','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':%s}]}"
                .formatted(id, number, id, money(amount));
    }

    private static String money(int amount) {
        return "{'amount':'%d','currency':'GBP'}".formatted(amount);
    }

    @Test
    void findsTheEventsOfACorrelationAndWhatLedToWhat() {
        trade();

        Awaitility.await()
                .until(() -> types("correlationId=" + correlation("payment")).size() == 4);
        assertThat(types("order=oldest&correlationId=" + correlation("payment")))
                .containsExactly("PostingMade", "PaymentRecorded", "CreditReserved", "OrderApproved");
        JsonNode approved = items("type=OrderApproved&correlationId=" + correlation("payment"))
                .get(0);
        JsonNode chain = vouch.get("/api/events/" + approved.get("eventId").asString() + "/chain")
                .body();
        assertThat(chain.get("correlationId").asString()).isEqualTo(correlation("payment"));
        assertThat(tree(chain.get("causes")))
                .isEqualTo("[anonymous: PostingMade[] PaymentRecorded[]"
                        + " CreditReserved[system:order-saga: OrderApproved[]]]");
    }

    /** Each cause with its events, and each event with what it caused. */
    private static String tree(JsonNode causes) {
        List<String> all = new ArrayList<>();
        causes.forEach(cause -> {
            List<String> events = new ArrayList<>();
            cause.get("events")
                    .forEach(effect -> events.add(effect.at("/event/type").asString() + tree(effect.get("causes"))));
            all.add(cause.get("actor").asString() + ": " + String.join(" ", events));
        });
        return all.toString();
    }

    @Test
    void findsEventsByEachFilterAndAllOfThem() {
        trade();
        String stream = "stream=customer/" + id;
        List<String> all = types(stream + "&order=oldest&limit=500");

        assertThat(all).startsWith("CustomerRegistered", "CreditTermsChanged").contains("CreditDeferred");
        assertThat(types(stream + "&limit=500")).isEqualTo(reversed(all));
        assertThat(types(stream + "&type=CreditDeferred")).containsExactly("CreditDeferred");
        assertThat(types(stream + "&text=zÜRICH")).containsExactly("CreditTermsChanged");
        assertThat(types(stream + "&actor=anonymous&order=oldest"))
                .containsExactly("CustomerRegistered", "CreditTermsChanged", "PaymentRecorded", "CreditReserved");
        assertThat(types("text=" + id + "-2&actor=system:order-saga&order=oldest"))
                .startsWith("CreditDeferred");
        JsonNode third = items(stream + "&order=oldest&limit=500").get(2);
        String at = third.get("at").asString();
        assertThat(ids(stream + "&to=" + at))
                .doesNotContain(third.get("eventId").asString());
        assertThat(ids(stream + "&from=" + at)).contains(third.get("eventId").asString());
        assertThat(ids("limit=500&from=" + at)).contains(third.get("eventId").asString());
        assertThat(items("limit=500&order=oldest&from=" + at))
                .allSatisfy(event -> assertThat(event.get("at").asString()).isGreaterThanOrEqualTo(at));
        assertThat(items("limit=500&to=" + at))
                .allSatisfy(event -> assertThat(event.get("at").asString()).isLessThan(at));
    }

    @Test
    void pagesThroughEverythingInBothDirections() {
        trade();
        List<String> forwards = inPages("order=oldest&limit=7");

        assertThat(forwards).doesNotHaveDuplicates().isEqualTo(reversed(inPages("order=newest&limit=500")));
        assertThat(vouch.get("/api/events?after=nonsense").status()).isEqualTo(422);
    }

    @Test
    void showsAnEventAsItIsStored() {
        trade();
        JsonNode registered =
                items("stream=customer/" + id + "&type=CustomerRegistered").get(0);

        JsonNode event =
                vouch.get("/api/events/" + registered.get("eventId").asString()).body();

        assertThat(event).isEqualTo(registered);
        assertThat(event.get("sequence").asLong()).isZero();
        assertThat(event.get("revision").asString()).isEqualTo("2");
        assertThat(event.get("actor").asString()).isEqualTo("anonymous");
        assertThat(event.get("correlationId").asString()).isEqualTo(correlation("register"));
        assertThat(event.get("triggerId").isNull()).isTrue();
        assertThat(event.at("/payload/name").asString()).isEqualTo("Ada");
        assertThat(event.get("change").isNull()).isTrue();
        assertThat(vouch.get("/api/events/" + id).text("/code")).isEqualTo("EVENT_NOT_FOUND");
        assertThat(vouch.get("/api/events/" + id + "/chain").status()).isEqualTo(404);
    }

    private List<JsonNode> items(String query) {
        Client.Answer answer =
                vouch.get("/api/events?" + query.replace(" ", "%20").replace("Ü", "%C3%9C"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        answer.body().get("items").forEach(items::add);
        return items;
    }

    private List<String> types(String query) {
        return items(query).stream().map(event -> event.get("type").asString()).toList();
    }

    private List<String> ids(String query) {
        return items(query).stream()
                .map(event -> event.get("eventId").asString())
                .toList();
    }

    private List<String> inPages(String query) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = vouch.get("/api/events?" + query + after).body();
            page.get("items").forEach(event -> ids.add(event.get("eventId").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return ids;
    }

    private static List<String> reversed(List<String> all) {
        List<String> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }
}
