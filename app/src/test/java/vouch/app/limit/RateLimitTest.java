package vouch.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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

        Client.Answer refused = sendUntil(
                RateLimitTest::isRefused,
                () -> vouch.send(
                        "POST",
                        "/api/customers",
                        "{'name':'%s','creditLimit':{'amount':'1','currency':'GBP'}}".formatted("x".repeat(150)),
                        "Authorization",
                        busy));

        assertThat(refused.text("/detail")).contains("Nothing was done");
    }

    @Test
    void looksAtNoFurtherTokenAfterTooManyWrongOnesButLetsAKnownOneGoOn() {
        String known = program();

        // The address has a limit, too, and lets only some of them in.
        Client.Answer refused = sendUntil(
                answer -> isRefused(answer) && !header(answer, "RateLimit").contains("address"),
                () -> get("Bearer vouch_wrong"));

        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=12;w=60");
        assertThat(get(known).status()).isEqualTo(200);
        assertThat(vouch.get("/livez").status()).isEqualTo(200);
    }

    @Test
    void letsAListedPageReadThatItMustWait() {
        Client.Answer refused = sendUntil(
                RateLimitTest::isRefused, () -> vouch.send("GET", "/api/orders", "", "Origin", "https://shop.example"));

        assertThat(header(refused, "RateLimit")).startsWith("\"address\"");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(header(refused, "Access-Control-Expose-Headers")).contains("RateLimit", "Retry-After");
    }

    private Client.Answer floodUntilRefused(String program) {
        return sendUntil(RateLimitTest::isRefused, () -> get(program));
    }

    /** Even a slow machine sends faster than these limits fill up. */
    private static Client.Answer sendUntil(Predicate<Client.Answer> wanted, Callable<Client.Answer> send) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(send, wanted);
    }

    private static boolean isRefused(Client.Answer answer) {
        return answer.status() == 429;
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
