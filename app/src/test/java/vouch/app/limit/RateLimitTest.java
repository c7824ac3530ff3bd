package vouch.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Role;
import vouch.app.Client;
import vouch.app.security.ApiKeys;

/** Several programs and a stranger, all from one address. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vouch.data-dir=target/test-data/${random.uuid}",
            "vouch.demo=false",
            "vouch.limits.requests-per-second=2",
            "vouch.limits.failed-sign-ins-per-minute=12",
            "vouch.cors.origins=https://shop.example"
        })
class RateLimitTest {

    /** Even a slow machine sends faster than these limits fill up. */
    private static final int MANY = 1_000;

    @LocalServerPort
    private int port;

    @Autowired
    private ApiKeys keys;

    private Client vouch;

    @BeforeEach
    void connect() {
        vouch = new Client(port);
    }

    @Test
    void leavesOthersAloneWhenOneProgramSendsTooMuch() {
        String busy = program();
        String other = program();

        Client.Answer refused = floodUntilRefused(busy);

        assertThat(refused.text("/code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"principal\";q=2;w=1");
        assertThat(header(refused, "RateLimit")).isEqualTo("\"principal\";r=0;t=1");
        assertThat(get(other).status()).isEqualTo(200);
    }

    @Test
    void refusesACommandBeyondTheLimitAndDoesNothing() {
        String busy = program();
        floodUntilRefused(busy);

        Client.Answer refused = IntStream.range(0, MANY)
                .mapToObj(number -> vouch.send(
                        "POST",
                        "/api/customers",
                        "{'name':'%s','creditLimit':{'amount':'1','currency':'GBP'}}".formatted("x".repeat(150)),
                        "Authorization",
                        busy))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused.text("/detail")).contains("Nothing was done");
    }

    @Test
    void looksAtNoFurtherTokenAfterTooManyWrongOnesButLetsAKnownOneGoOn() {
        String known = program();

        Client.Answer refused = IntStream.range(0, MANY)
                .mapToObj(number -> get("Bearer vouch_wrong" + number))
                .filter(answer ->
                        answer.status() == 429 && !header(answer, "RateLimit").contains("address"))
                .findFirst()
                .orElseThrow();

        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=12;w=60");
        assertThat(get(known).status()).isEqualTo(200);
        assertThat(vouch.get("/livez").status()).isEqualTo(200);
    }

    @Test
    void letsAListedPageReadThatItMustWait() {
        Client.Answer refused = IntStream.range(0, MANY)
                .mapToObj(number -> vouch.send("GET", "/api/orders", "", "Origin", "https://shop.example"))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(header(refused, "RateLimit")).startsWith("\"address\"");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(header(refused, "Access-Control-Expose-Headers")).contains("RateLimit", "Retry-After");
    }

    private Client.Answer floodUntilRefused(String program) {
        return IntStream.range(0, MANY)
                .mapToObj(number -> get(program))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
    }

    private Client.Answer get(String credentials) {
        return vouch.send("GET", "/api/orders?limit=1", "", "Authorization", credentials);
    }

    /** One that has signed in, as soon as the address may send something again. */
    private String program() {
        String credentials = "Bearer "
                + keys.create(
                                UUID.randomUUID().toString(),
                                Role.CREDIT_MANAGER,
                                Instant.now().plusSeconds(3600))
                        .secret();
        Awaitility.await().until(() -> get(credentials).status() == 200);
        return credentials;
    }

    private static String header(Client.Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
