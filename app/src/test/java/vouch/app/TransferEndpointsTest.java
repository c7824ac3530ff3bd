package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator needs to move a store, and to know that it is the same afterwards. */
@VouchTest
class TransferEndpointsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private Client vouch;

    @BeforeEach
    void trade() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'moved','name':'Moved','creditLimit':{'amount':'10','currency':'GBP'}}");
        vouch.post(
                "/api/orders",
                "{'orderId':'moved-1','customerId':'moved','lines':[{'sku':'A','quantity':2,"
                        + "'unitPrice':{'amount':'2.50','currency':'GBP'}}]}");
    }

    private List<JsonNode> lines(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jsonl");
        return answer.body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private JsonNode views() {
        Awaitility.await().until(() -> vouch.get("/actuator/views").status() == 200);
        return vouch.get("/actuator/views").body();
    }

    @Test
    void exportsEveryEventAndSaysThatThisIsTheEnd() throws Exception {
        Long before = database.queryForObject("select count(*) from DomainEventEntry", Long.class);

        List<JsonNode> lines = lines("/actuator/export");

        assertThat(lines).hasSizeGreaterThan(before.intValue());
        assertThat(lines.get(0).path("sequence").longValue()).isZero();
        assertThat(lines.get(0).path("payload").isObject()).isTrue();
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.path("end").booleanValue()).isTrue();
        assertThat(end.path("events").intValue()).isEqualTo(lines.size() - 1);
    }

    @Test
    void exportsWhatComesAfterAPosition() throws Exception {
        List<JsonNode> all = lines("/actuator/export");
        String second = all.get(1).path("position").toString();

        List<JsonNode> rest = lines("/actuator/export?after=" + second);

        assertThat(rest.get(0)).isEqualTo(all.get(2));
    }

    @Test
    void refusesAPositionWithoutAnEvent() {
        for (String after : List.of("999999999999", "0", "-1", "many", "9999999999999999999")) {
            Client.Answer answer = vouch.get("/actuator/export?after=" + after);
            assertThat(answer.status()).as(after).isEqualTo(422);
            assertThat(answer.text("/errors/0/pointer")).isEqualTo("/after");
        }
    }

    @Test
    void rebuildsAllViewsAndTheyAreTheSame() {
        // Other tests damage a view on purpose, and leave it so.
        rebuild();
        views();
        vouch.post("/api/customers/moved/payments", "{'amount':{'amount':'1','currency':'GBP'}}");
        Awaitility.await()
                .until(() -> vouch.get("/api/orders/moved-1").text("/status").equals("APPROVED"));
        JsonNode before = views();

        rebuild();

        assertThat(views()).isEqualTo(before);
        assertThat(vouch.get("/actuator/operations?limit=1").text("/items/0/operation"))
                .isEqualTo("rebuild");
        assertThat(vouch.get("/api/orders/moved-1").text("/status")).isEqualTo("APPROVED");
    }

    private void rebuild() {
        assertThat(vouch.post("/actuator/views", "{'reason':'To compare'}").status())
                .isEqualTo(200);
    }

    @Test
    void rebuildsNothingWithoutAReason() {
        assertThat(vouch.post("/actuator/views", "{}").status()).isEqualTo(422);
    }
}
