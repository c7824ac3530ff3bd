package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vouch.api.Role;

/** Programs, with tokens of an identity provider and with keys of Vouch. */
@SignInRequired
class TokensTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RSAKey FIRST = key();

    /** What the identity provider publishes. */
    private static final List<JWK> PUBLISHED = new CopyOnWriteArrayList<>(List.of(FIRST.toPublicJWK()));

    @LocalServerPort
    private int port;

    @Autowired
    private ApiKeys keys;

    @DynamicPropertySource
    static void identityProvider(DynamicPropertyRegistry settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/keys", exchange -> {
            byte[] body = new JWKSet(PUBLISHED).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        settings.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> "http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    @Test
    void givesTheRolesThatTheTokenNames() throws Exception {
        String clerk = token(FIRST, claims("shop").claim("realm_access", Map.of("roles", List.of("clerk", "cook"))));

        assertThat(status("GET", "/api/orders", clerk)).isEqualTo(200);
        assertThat(status("GET", "/actuator/sagas", clerk)).isEqualTo(403);
    }

    @Test
    void givesNoRightWithoutARole() throws Exception {
        assertThat(status("GET", "/api/orders", token(FIRST, claims("shop")))).isEqualTo(403);
    }

    @Test
    void takesTokensOfANewKeyAsSoonAsItIsPublished() throws Exception {
        RSAKey second = key();
        String token = token(second, withRole("shop"));
        assertThat(status("GET", "/api/orders", token)).isEqualTo(401);

        PUBLISHED.add(second.toPublicJWK());

        assertThat(status("GET", "/api/orders", token)).isEqualTo(200);
        assertThat(status("GET", "/api/orders", token(FIRST, withRole("shop")))).isEqualTo(200);
    }

    @Test
    void refusesATokenThatHasExpired() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(3600));

        assertThat(status("GET", "/api/orders", token(FIRST, withRole("shop").expirationTime(past))))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:order-saga", "key:webshop", " "})
    void refusesATokenOfAPartOfVouchOrOfNobody(String subject) throws Exception {
        assertThat(status("GET", "/api/orders", token(FIRST, withRole(subject))))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzaG9wIn0.", "vouch_", "vouch_0_0"})
    void refusesWhatIsNoToken(String token) throws Exception {
        assertThat(status("GET", "/api/orders", token)).isEqualTo(401);
    }

    @Test
    void takesAKeyUntilItIsRevoked() throws Exception {
        ApiKeys.NewKey key = keys.create("webshop", Role.CLERK, Instant.now().plusSeconds(60));
        assertThat(status("GET", "/api/orders", key.secret())).isEqualTo(200);
        assertThat(keys.all())
                .filteredOn(one -> one.id().equals(key.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.lastUsedAt()).isNotNull());

        keys.revoke(key.id());

        assertThat(status("GET", "/api/orders", key.secret())).isEqualTo(401);
    }

    @Test
    void refusesAKeyThatHasExpired() throws Exception {
        ApiKeys.NewKey key = keys.create("webshop", Role.CLERK, Instant.now().minusSeconds(1));

        assertThat(status("GET", "/api/orders", key.secret())).isEqualTo(401);
    }

    @Test
    void refusesAKeyWithTheSecretOfAnother() throws Exception {
        String one =
                keys.create("one", Role.CLERK, Instant.now().plusSeconds(60)).secret();
        String other = keys.create("other", Role.OPERATOR, Instant.now().plusSeconds(60))
                .secret();

        String mixed = other.substring(0, 22) + one.substring(22);

        assertThat(status("GET", "/api/orders", mixed)).isEqualTo(401);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    private static JWTClaimsSet.Builder withRole(String subject) {
        return claims(subject).claim("realm_access", Map.of("roles", List.of("clerk")));
    }

    private static String token(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private int status(String method, String path, String token) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
