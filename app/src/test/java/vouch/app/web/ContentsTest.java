package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever opens the address finds what is where. */
@WebTest
class ContentsTest {

    @LocalServerPort
    private int port;

    @Test
    void sayToProgramsWhatIsWhere() {
        Http.Answer answer = Http.on(port).get("/", "Accept", "*/*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("name").asString()).isEqualTo("Vouch");
        assertThat(answer.json().get("endpoints").valueStream().map(JsonNode::asString))
                .contains(
                        "GET /api/orders/{orderId}",
                        "POST /api/orders",
                        "GET /actuator/health",
                        "POST /actuator/processors/{name}/{operation}",
                        "POST /admin/backups")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void leadABrowserToTheFirstPage() {
        Http.Answer answer = Http.on(port).get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).hasValue("/start");
    }
}
