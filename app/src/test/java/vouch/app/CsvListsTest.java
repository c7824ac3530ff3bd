package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every list as CSV has the rows that it has as JSON, without pages. */
@VouchTest
class CsvListsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String id = "csv-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    private Client vouch;

    @BeforeEach
    void order() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%1$s','name':'=%1$s','creditLimit':{'amount':'1000','currency':'GBP'}}".formatted(id));
        for (int number = 0; number < 2; number++) {
            vouch.post(
                    "/api/orders",
                    "{'orderId':'%1$s-%2$s','customerId':'%1$s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'1','currency':'GBP'}}]}"
                            .formatted(id, number));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders?customerId=%s, orderId",
        "/api/customers?name==%s, customerId",
        "/api/events?stream=customer/%s, eventId",
        "/api/events?stream=customer/%s&order=oldest, eventId",
        "/api/customers/%s/timeline, eventId",
        "/api/orders/%s-1/timeline, eventId"
    })
    void haveTheSameRowsInTheSameOrder(String path, String key) {
        String list = path.formatted(id);
        Awaitility.await().untilAsserted(() -> {
            List<String> items = vouch.get(list)
                    .body()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path(key).asString())
                    .toList();
            List<String> lines = vouch.csv(list).lines().toList();
            assertThat(items).isNotEmpty();
            assertThat(lines.get(0)).startsWith(key + ",");
            assertThat(lines.subList(1, lines.size()))
                    .extracting(line -> line.substring(0, line.indexOf(',')))
                    .isEqualTo(items);
        });
    }

    @Test
    void haveTheFiguresOfEachCustomer() {
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.csv("/api/exposure").lines())
                .anyMatch(line -> line.startsWith("%1$s,'=%1$s,GBP,1000.00,1000.00,2.00,0.00,2.00,".formatted(id))));
    }

    @Test
    void haveWhatAnEventChanged() {
        assertThat(vouch.csv("/api/customers/%s/timeline".formatted(id)).lines())
                .element(1)
                .asString()
                .contains(",CustomerRegistered,", "\"{\"\"", "creditLimit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/none/timeline", "/api/customers/none/timeline", "/api/what-if/none/flips"})
    void areRefusedAsTheyAreAsJson(String path) {
        assertThat(vouch.csv(path)).contains("_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders?limit=5",
                "/api/customers?after=x",
                "/api/events?limit=5",
                "/api/exposure?after=x",
                "/api/what-if?limit=5",
                "/api/exposure?on=2026-01-01&asOf=2026-01-01T12:00:00Z"
            })
    void takeNoPages(String path) {
        JsonNode problem = JSON.readTree(vouch.csv(path));

        assertThat(problem.path("code").asString()).isIn("MALFORMED_REQUEST", "VALIDATION_FAILED");
    }
}
