package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every resource and list as a stream: the present state first, then its changes. */
@VouchTest
class LiveAnswersTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HEARTBEATS_OF_TEN_MINUTES = 40;

    private final String id = "live-" + UUID.randomUUID();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Stream> streams = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry metrics;

    private Client vouch;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%1$s','name':'%1$s','creditLimit':{'amount':'1000','currency':'GBP'}}".formatted(id));
        vouch.post(
                "/api/orders",
                "{'orderId':'%1$s','customerId':'%1$s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'1','currency':'GBP'}}]}"
                        .formatted(id));
    }

    @AfterEach
    void close() throws IOException {
        for (Stream stream : streams) {
            stream.close();
        }
    }

    @Test
    void areOneOrderAndItsChanges() throws Exception {
        Stream order = open("/api/orders/" + id);
        Event state = order.next();
        assertThat(state.name).isEqualTo("state");
        assertThat(state.data).isEqualTo(vouch.get("/api/orders/" + id).body());

        vouch.post("/api/orders/" + id + "/shipment", "");

        Event last = order.next();
        while (!last.data.path("credit").asString().equals("CHARGED")) {
            assertThat(last.name).isEqualTo("change");
            last = order.next();
        }
        assertThat(last.data).isEqualTo(vouch.get("/api/orders/" + id).body());
    }

    @Test
    void areOneCustomerAndItsChanges() throws Exception {
        Stream customer = open("/api/customers/" + id);
        assertThat(customer.next().data.path("onHold").asBoolean()).isFalse();

        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'r'}");

        // What the first state has already may come once more.
        Event last = customer.next();
        while (!last.data.path("onHold").asBoolean()) {
            assertThat(last.name).isEqualTo("change");
            last = customer.next();
        }
    }

    @Test
    void areAListAndWhatEntersAndLeavesIt() throws Exception {
        Stream held = open("/api/customers?onHold=true&name=" + id);
        assertThat(held.next().data.path("items")).isEmpty();

        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'r'}");
        Event entered = held.next();
        // What happened before the first state may be told once more, and was in no list.
        while (entered.data.path("item").isNull()) {
            entered = held.next();
        }
        vouch.send("DELETE", "/api/customers/" + id + "/hold", "");
        Event left = held.next();

        assertThat(entered.data.path("customerId").asString()).isEqualTo(id);
        assertThat(entered.data.path("item").path("onHold").asBoolean()).isTrue();
        assertThat(left.data.path("customerId").asString()).isEqualTo(id);
        assertThat(left.data.path("item").isNull()).isTrue();
    }

    @Test
    void areTheStoredEventsAndEachNewOne() throws Exception {
        Stream events = open("/api/events?type=CreditHoldPlaced&stream=customer/" + id);
        assertThat(events.next().data.path("items")).isEmpty();

        vouch.send("PUT", "/api/customers/" + id + "/credit-limit", "{'creditLimit':{'amount':'7','currency':'GBP'}}");
        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'first'}");
        Event first = events.next();
        vouch.send("DELETE", "/api/customers/" + id + "/hold", "");
        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'second'}");
        Event second = events.next();

        assertThat(first.name).isEqualTo("change");
        assertThat(first.data.path("item"))
                .isEqualTo(vouch.get("/api/events/" + first.data.path("eventId").asString())
                        .body());
        assertThat(first.data.at("/item/reason").asString()).isEqualTo("first");
        assertThat(second.data.at("/item/reason").asString()).isEqualTo("second");
    }

    @Test
    void areTheEventsThatWereMissed() throws Exception {
        String path = "/api/events?text=third&stream=customer/" + id;
        Stream before = open(path);
        String last = before.next().id;
        before.close();

        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'The Third'}");

        Event missed = open(path, "Last-Event-ID", last).next();
        assertThat(missed.name).isEqualTo("change");
        assertThat(missed.data.at("/item/reason").asString()).isEqualTo("The Third");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "customers"})
    void areATimelineAndItsNewEvents(String list) throws Exception {
        String path = "/api/%s/%s/timeline".formatted(list, id);
        Stream timeline = open(path);
        Map<String, JsonNode> told = new LinkedHashMap<>();
        Event next = timeline.next();
        next.data.path("items").forEach(event -> told.put(event.path("eventId").asString(), event));

        vouch.post("/api/orders/" + id + "/shipment", "");

        JsonNode all = vouch.get(path).body().path("items");
        while (told.size() < all.size()) {
            next = timeline.next();
            assertThat(next.name).isEqualTo("change");
            told.put(next.data.path("eventId").asString(), next.data.path("item"));
        }
        assertThat(told.values()).containsExactlyElementsOf(all);
    }

    @Test
    void areWhyAnOrderIsAsItIs() throws Exception {
        String path = "/api/orders/%s/why".formatted(id);
        Stream why = open(path);
        assertThat(why.next().data).isEqualTo(vouch.get(path).body());

        vouch.post("/api/orders/" + id + "/shipment", "");

        Event change = why.next();
        assertThat(change.name).isEqualTo("change");
        assertThat(change.data).isEqualTo(vouch.get(path).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?on=2999-01-01"})
    void areAnAgingAndItsChanges(String on) throws Exception {
        String path = "/api/customers/%s/aging%s".formatted(id, on);
        Stream aging = open(path);
        assertThat(aging.next().data).isEqualTo(vouch.get(path).body());

        vouch.post("/api/orders/" + id + "/shipment", "");

        Event last = aging.next();
        while (!last.data.toString().contains("1.00")) {
            assertThat(last.name).isEqualTo("change");
            last = aging.next();
        }
        assertThat(last.data).isEqualTo(vouch.get(path).body());
    }

    @Test
    void areTheExposuresAndWhatEntersAndLeavesThem() throws Exception {
        Stream exposures = open("/api/exposure?limit=1");
        assertThat(exposures.next().name).isEqualTo("state");

        vouch.post("/api/orders/" + id + "/shipment", "");
        Event last = exposures.next();
        while (!last.data.at("/item/notDue/amount").asString("").equals("1.00")) {
            last = exposures.next();
        }
        assertThat(last.data.path("customerId").asString()).isEqualTo(id);
        assertThat(last.data.at("/item/customerId").asString()).isEqualTo(id);

        vouch.post("/api/customers/" + id + "/payments", "{'amount':{'amount':'1','currency':'GBP'}}");
        while (!last.data.path("item").isNull()) {
            last = exposures.next();
        }
        assertThat(last.data.path("customerId").asString()).isEqualTo(id);
    }

    @Test
    void areOneEventWhichNeverChanges() throws Exception {
        JsonNode event = vouch.get("/api/customers/" + id + "/timeline").body().at("/items/0");
        String path = "/api/events/" + event.path("eventId").asString();

        assertThat(open(path).next().data).isEqualTo(vouch.get(path).body());
    }

    @Test
    void areAChainAndItsGrowth() throws Exception {
        String first = vouch.get("/api/orders/" + id + "/timeline")
                .body()
                .at("/items/0/eventId")
                .asString();
        String path = "/api/events/" + first + "/chain";
        Stream chain = open(path);
        assertThat(chain.next().data).isEqualTo(vouch.get(path).body());
        String correlation = vouch.get(path).body().path("correlationId").asString();

        vouch.send("POST", "/api/orders/" + id + "/shipment", "", "X-Correlation-Id", correlation);

        Event last = chain.next();
        while (!last.data.equals(vouch.get(path).body())) {
            assertThat(last.name).isEqualTo("change");
            last = chain.next();
        }
        assertThat(last.data.toString()).contains("OrderShipped");
    }

    @Test
    void areTheTotalExposureAndItsChanges() throws Exception {
        Stream total = open("/api/exposure/total");
        assertThat(total.next().name).isEqualTo("state");

        vouch.post("/api/orders/" + id + "/shipment", "");

        Event last = total.next();
        while (!last.data.equals(vouch.get("/api/exposure/total").body())) {
            assertThat(last.name).isEqualTo("change");
            last = total.next();
        }
    }

    @Test
    void areAWhatIfAndHowFarItIs() throws Exception {
        String path = "/api/what-if/"
                + vouch.send("POST", "/api/what-if", "{'timelines':[{'name':'a','policy':{}}]}")
                        .text("/whatIfId");
        Stream whatIf = open(path);

        Event last = whatIf.next();
        assertThat(last.name).isEqualTo("state");
        while (last.data.path("state").asString().equals("RUNNING")) {
            last = whatIf.next();
        }
        assertThat(last.data.path("state").asString()).as("%s", last.data).isEqualTo("DONE");
        assertThat(last.data).isEqualTo(vouch.get(path).body());

        vouch.send("DELETE", path, "");
        while (!last.name.equals("resync")) {
            last = whatIf.next();
        }
    }

    @Test
    void areTheWhatIfsAndEachNewOne() throws Exception {
        Stream whatIfs = open("/api/what-if?limit=1");
        assertThat(whatIfs.next().name).isEqualTo("state");

        String started = vouch.send("POST", "/api/what-if", "{'timelines':[{'name':'a','policy':{}}]}")
                .text("/whatIfId");

        Event last = whatIfs.next();
        while (!last.data.at("/items/0/whatIfId").asString("").equals(started)
                || !last.data.at("/items/0/state").asString().equals("DONE")) {
            assertThat(last.name).isEqualTo("change");
            last = whatIfs.next();
        }
        assertThat(last.data).isEqualTo(vouch.get("/api/what-if?limit=1").body());
    }

    @Test
    void areNotToldOfOthers() throws Exception {
        Stream others = open("/api/orders?customerId=other-" + id);
        assertThat(others.next().name).isEqualTo("state");
        Stream own = open("/api/orders?customerId=" + id);
        own.next();

        vouch.post("/api/orders/" + id + "/cancellation", "{}");
        assertThat(own.next().data.path("orderId").asString()).isEqualTo(id);
        vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'r'}");

        assertThat(others.in.ready()).isFalse();
    }

    @Test
    void goOnAfterTheLastEventWithoutAGap() throws Exception {
        Stream first = open("/api/orders?customerId=" + id);
        String last = first.next().id;
        first.close();

        vouch.post("/api/orders/" + id + "/cancellation", "{}");
        Event missed =
                open("/api/orders?customerId=" + id, "Last-Event-ID", last).next();

        assertThat(missed.name).isEqualTo("change");
        assertThat(missed.data.path("item").path("credit").asString()).isEqualTo("RELEASED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "made-up", "0-17"})
    void sayThatAClientWithAnotherIdMustBeginAgain(String made) throws Exception {
        Stream stream = open("/api/orders", "Last-Event-ID", made);

        assertThat(stream.next().name).isEqualTo("resync");
        assertThat(stream.in.readLine()).as("it is closed").isNull();
    }

    @Test
    void showWhatTheTokenOfACommandStandsFor() throws Exception {
        String token = vouch.send("PUT", "/api/customers/" + id + "/hold", "{'reason':'r'}")
                .raw()
                .headers()
                .firstValue("Consistency-Token")
                .orElseThrow();

        assertThat(open("/api/customers/" + id, "Consistency-Token", token)
                        .next()
                        .data
                        .path("onHold")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void areKeptByNoProxy() throws Exception {
        assertThat(open("/api/orders").answer.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-accel-buffering", List.of("no"))
                .containsEntry("content-type", List.of("text/event-stream;charset=UTF-8"));
    }

    @Test
    void areCountedWhileTheyLast() throws Exception {
        open("/api/orders").next();
        assertThat(metrics.get("vouch.live.clients").gauge().value()).isPositive();

        close();

        vouch.post("/api/orders/" + id + "/cancellation", "{}");
        Awaitility.await().untilAsserted(() -> assertThat(
                        metrics.get("vouch.live.clients").gauge().value())
                .isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/none, 404, ORDER_NOT_FOUND",
        "/api/customers/none, 404, CUSTOMER_NOT_FOUND",
        "/api/orders?after=x, 400, MALFORMED_REQUEST",
        "/api/orders?limit=501, 422, VALIDATION_FAILED",
        "/api/events?after=x, 400, MALFORMED_REQUEST",
        "/api/events?limit=501, 422, VALIDATION_FAILED",
        "/api/orders/none/timeline, 404, ORDER_NOT_FOUND",
        "/api/customers/none/timeline, 404, CUSTOMER_NOT_FOUND",
        "/api/orders/none/why, 404, ORDER_NOT_FOUND",
        "/api/customers/none/aging, 404, CUSTOMER_NOT_FOUND",
        "/api/exposure?on=2026-01-01, 400, MALFORMED_REQUEST",
        "/api/exposure/total?on=2026-01-01, 400, MALFORMED_REQUEST",
        "/api/events/none, 404, EVENT_NOT_FOUND",
        "/api/events/none/chain, 404, EVENT_NOT_FOUND",
        "/api/what-if/none, 404, WHAT_IF_NOT_FOUND",
        "/api/what-if?after=x, 400, MALFORMED_REQUEST",
        "/api/what-if?limit=501, 422, VALIDATION_FAILED",
        "/api/exposure?asOf=2026-01-01T12:00:00Z, 400, MALFORMED_REQUEST",
        "/api/customers?onHold=yes, 400, MALFORMED_REQUEST"
    })
    void areRefusedLikeOtherQueries(String path, int status, String code) throws Exception {
        HttpResponse<String> refused = http.send(request(path), BodyHandlers.ofString());

        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(refused.body()).path("code").asString()).isEqualTo(code);
    }

    /** A client that takes anything gets JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html,*/*;q=0.8"})
    void areGivenOnlyToThoseThatAskForThem(String accept) {
        assertThat(vouch.send("GET", "/api/orders/" + id, "", "Accept", accept)
                        .raw()
                        .headers()
                        .firstValue("content-type"))
                .hasValue("application/json");
    }

    private Stream open(String path, String... headers) throws Exception {
        Stream stream = new Stream(http.send(request(path, headers), BodyHandlers.ofInputStream()));
        streams.add(stream);
        return stream;
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private record Event(String name, String id, JsonNode data) {}

    private static final class Stream {

        private final HttpResponse<InputStream> answer;
        private final BufferedReader in;

        Stream(HttpResponse<InputStream> answer) {
            this.answer = answer;
            this.in = new BufferedReader(new InputStreamReader(answer.body()));
        }

        Event next() throws IOException {
            String id = null;
            String name = null;
            int heartbeats = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(": heartbeat")) {
                    assertThat(++heartbeats).as("heartbeats without an event").isLessThan(HEARTBEATS_OF_TEN_MINUTES);
                }
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    JsonNode data = JSON.readTree(line.substring(6));
                    in.readLine();
                    return new Event(name, id, data);
                }
            }
            throw new IOException("The stream has ended.");
        }

        void close() throws IOException {
            in.close();
        }
    }
}
