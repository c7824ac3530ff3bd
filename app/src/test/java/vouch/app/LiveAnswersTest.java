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
import java.util.List;
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
        vouch.send("DELETE", "/api/customers/" + id + "/hold", "");
        Event left = held.next();

        assertThat(entered.data.path("customerId").asString()).isEqualTo(id);
        assertThat(entered.data.path("item").path("onHold").asBoolean()).isTrue();
        assertThat(left.data.path("customerId").asString()).isEqualTo(id);
        assertThat(left.data.path("item").isNull()).isTrue();
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
            for (String line = in.readLine(); line != null; line = in.readLine()) {
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
