package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/**
 * Everything with which clients, Vouch and PostgreSQL prove who they are is changed under load, each once. No request
 * fails and nothing that was acknowledged is lost.
 */
class RotationIT {

    private static final String OPERATOR = "open sesame for operators";
    private static final String ROLE = "credit-manager";

    /** Enough to be sure that every client has had an answer. */
    private static final int ROUND = 100;

    @TempDir
    private Path data;

    @TempDir
    private Path secrets;

    @TempDir
    private Path certificates;

    @Test
    void takesUpWhatIsNewUnderLoadWithoutAFailedRequest() throws Exception {
        ServerCertificate first = ServerCertificate.make(certificates.resolve("first"));
        ServerCertificate second = ServerCertificate.make(certificates.resolve("second"));
        SSLContext tls = ServerCertificate.trusting(first, second);
        Path served = Files.createDirectory(certificates.resolve("served"));
        first.write(served);
        RSAKey oldSigningKey = IdentityProvider.key();
        RSAKey newSigningKey = IdentityProvider.key();
        MountedSecret password = MountedSecret.mount(secrets, "spring.datasource.password", "the first password");

        try (Postgres postgres = new Postgres(17, data);
                IdentityProvider provider = new IdentityProvider()) {
            postgres.requirePassword("the first password");
            provider.publish(oldSigningKey);
            Launch stored = Launch.named("rotation")
                    .quick()
                    .unhurried()
                    .with(
                            "--spring.profiles.active=postgres",
                            postgres.setting(),
                            "--spring.config.import=configtree:" + secrets + "/");
            Load load;
            try (VouchProcess vouch = stored.withSignIn()
                    .with(
                            "--vouch.security.operator-password=" + OPERATOR,
                            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + provider.keys(),
                            "--server.ssl.bundle=web",
                            "--spring.ssl.bundle.pem.web.reload-on-update=true",
                            "--spring.ssl.bundle.watch.file.quiet-period=1s",
                            "--spring.ssl.bundle.pem.web.keystore.certificate=" + served.resolve("tls.crt"),
                            "--spring.ssl.bundle.pem.web.keystore.private-key=" + served.resolve("tls.key"))
                    .go()) {
                URI url = URI.create("https://127.0.0.1:" + vouch.url().getPort());
                Wire nobody = wire(url, tls, Optional::empty);
                Bounded.until(() -> !vouch.isRunning() || nobody.finds("/readyz"));
                // It is said after the first answer.
                assertThat(Bounded.until(() -> vouch.output().contains("Sign in at " + url)))
                        .isTrue();
                Wire operator = wire(url, tls, () -> Optional.of(basic("operator", OPERATOR)));
                AtomicReference<String> token =
                        new AtomicReference<>(IdentityProvider.token(oldSigningKey, "shop", ROLE));
                Answer oldKey = newKey(operator);
                AtomicReference<String> key = new AtomicReference<>(oldKey.text("key"));
                List<Wire> clients = List.of(wire(url, tls, bearer(token)), wire(url, tls, bearer(key)));
                for (String customer : Load.CUSTOMERS) {
                    done(clients.get(0), Shop.registration(customer, Load.LIMIT));
                }

                Readers readers;
                try (Load traders = new Load(clients, "r", Seed.of("RotationIT"));
                        Readers queries = new Readers(clients)) {
                    load = traders;
                    readers = queries;
                    round(traders, queries);

                    // The key of the tokens.
                    provider.publish(newSigningKey);
                    String oldToken = token.getAndSet(IdentityProvider.token(newSigningKey, "shop", ROLE));
                    round(traders, queries);
                    provider.withdraw(oldSigningKey);
                    // A key that Vouch does not know makes it fetch those that are published.
                    String unknown = IdentityProvider.token(IdentityProvider.key(), "shop", ROLE);
                    assertRefused(url, tls, unknown);
                    assertRefused(url, tls, oldToken);
                    round(traders, queries);

                    // The certificate of the server.
                    second.write(served);
                    assertThat(Bounded.until(() -> second.isServed(url.getPort(), first, second)))
                            .isTrue();
                    round(traders, queries);

                    // The key of a program.
                    key.set(newKey(operator).text("key"));
                    round(traders, queries);
                    done(operator, Call.delete("/actuator/apikeys/" + oldKey.text("id") + "?reason=rotated"));
                    assertRefused(url, tls, oldKey.text("key"));
                    round(traders, queries);

                    // The password of the database.
                    postgres.setPassword("the second password");
                    round(traders, queries);
                    password.change("the second password");
                    assertThat(Bounded.until(() -> vouch.output().contains("The new password of the database")))
                            .isTrue();
                    round(traders, queries);
                }
                System.out.printf(
                        "RotationIT: %,d commands acknowledged, %,d queries answered%n",
                        load.acknowledged(), readers.answered());
                assertThat(load.surprises()).isEmpty();
                assertThat(load.delayed()).isZero();
                assertThat(load.inFlight(System.nanoTime())).isZero();
                assertThat(readers.failures()).isEmpty();
            }

            try (VouchProcess vouch = stored.as("rotation-after").ready()) {
                assertThat(new Audit(new Shop(vouch.client()), List.of(load), System.nanoTime()).faults())
                        .isEmpty();
            }
        }
    }

    private static Wire wire(URI url, SSLContext tls, Supplier<Optional<String>> authorization) {
        return new Wire(url, HttpClient.newBuilder().sslContext(tls), authorization);
    }

    private static Supplier<Optional<String>> bearer(AtomicReference<String> secret) {
        return () -> Optional.of("Bearer " + secret.get());
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer newKey(Wire operator) throws Exception {
        return done(
                operator, Call.post("/actuator/apikeys", Map.of("name", "shop", "role", ROLE, "reason", "rotated")));
    }

    private static Answer done(Wire wire, Call call) throws Exception {
        Answer answer = wire.send(call);
        assertThat(answer.succeeded()).as("%s: %s", call, answer).isTrue();
        return answer;
    }

    private static void assertRefused(URI url, SSLContext tls, String secret) throws Exception {
        Wire wire = wire(url, tls, bearer(new AtomicReference<>(secret)));
        assertThat(wire.send(Call.get("/api/orders")).status()).isEqualTo(401);
    }

    private static void round(Load traders, Readers queries) {
        int answered = queries.answered();
        traders.awaitAcknowledged(traders.acknowledged() + ROUND);
        assertThat(Bounded.until(() -> queries.answered() >= answered + ROUND)).isTrue();
    }
}
