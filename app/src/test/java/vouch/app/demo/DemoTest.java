package vouch.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.app.Client;

/** The whole demo set in a Vouch in use, and the fault that is part of it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vouch.data-dir=target/test-data/${random.uuid}", "vouch.security.open=true"})
class DemoTest {

    /** How long a slow machine may take. */
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private static final String LETTERS = "/actuator/deadletters";
    private static final String RETRY = "{'sequence':'demo-ember','reason':'to see'}";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/api/orders?credit=WAITING, 8",
        "/api/orders?status=APPROVED, 8",
        "/api/orders?status=CANCELLED, 5",
        "/api/orders?status=REJECTED, 10",
        "/api/customers, 40",
        "/api/exposure, 20",
        "/api/what-if, 1",
        "/actuator/sagas, 15"
    })
    void fillsEveryScreen(String list, int least) {
        complete();

        String limit = list.contains("actuator") ? "" : (list.contains("?") ? "&" : "?") + "limit=100";
        await(() -> new Client(port).get(list + limit).body().path("items").size() >= least);
    }

    @Test
    void letsTheViewRefuseOneOrderUntilAnOperatorMendsIt() {
        Client vouch = new Client(port);
        complete();
        assertThat(vouch.get("/actuator/demo").text("/mended")).isEqualTo("false");
        assertThat(vouch.get("/api/orders/demo-refused-by-view").status()).isEqualTo(404);
        await(() -> vouch.get(LETTERS).text("/items/0/sequence").equals("demo-ember"));
        await(() -> vouch.post(LETTERS + "/order-view/retry", RETRY)
                .text("/sequences/FAILED")
                .equals("1"));

        assertThat(vouch.post("/actuator/demo", "{}").status()).isEqualTo(422);
        assertThat(vouch.get("/actuator/demo").text("/mended")).isEqualTo("false");
        assertThat(vouch.post("/actuator/demo", "{'reason':'Seen enough'}").text("/mended"))
                .isEqualTo("true");

        // Somebody may be at it already, because it is retried by itself, too.
        vouch.post(LETTERS + "/order-view/retry", RETRY);
        await(() -> vouch.get(LETTERS).text("/letters").equals("0"));
        assertThat(vouch.get("/api/orders/demo-refused-by-view").text("/status"))
                .isEqualTo("APPROVED");
    }

    /** The last order of the set is there. */
    private void complete() {
        await(() -> new Client(port).get("/api/orders/demo-0591").status() == 200);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(AT_MOST).until(condition);
    }
}
