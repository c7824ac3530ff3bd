package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** People and programs of an identity provider that is set by its address alone. */
@SignInRequired
class IdentityProviderTest {

    private static final AuthorizationServer PROVIDER = new AuthorizationServer();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void set(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", PROVIDER::url);
        settings.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "vouch");
        settings.add("spring.security.oauth2.client.provider.staff.issuer-uri", PROVIDER::url);
        settings.add("spring.security.oauth2.client.registration.staff.client-id", () -> "vouch");
        settings.add(
                "spring.security.oauth2.client.registration.staff.client-secret",
                () -> AuthorizationServer.secret("vouch"));
        settings.add("spring.security.oauth2.client.registration.staff.client-name", () -> "the staff's provider");
        settings.add("spring.security.oauth2.client.registration.staff.scope", () -> "openid");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void offersTheProviderBesideThePassword() throws Exception {
        assertThat(get(vouch("/sign-in")).body())
                .contains("/oauth2/authorization/staff", "the staff&#39;s provider", "name=\"password\"");
    }

    @Test
    void letsAPersonInWithTheRolesThatTheProviderNames() throws Exception {
        assertThat(location(signIn("cook-ann"))).isEqualTo(vouch("/"));
        assertThat(get(vouch("/api/customers")).statusCode()).isEqualTo(403);

        assertThat(location(signIn("clerk-ann"))).isEqualTo(vouch("/"));
        assertThat(get(vouch("/api/customers")).statusCode()).isEqualTo(200);
        assertThat(get(vouch("/actuator/sagas")).statusCode()).isEqualTo(403);
    }

    @Test
    void protectsTheSessionAsAfterAPassword() throws Exception {
        signIn("clerk-ann");
        assertThat(get(vouch("/api/customers")).statusCode()).isEqualTo(200);

        assertThat(post("/sign-out", "").statusCode()).isEqualTo(403);
        assertThat(post("/sign-out", "", "X-XSRF-TOKEN", cookie("XSRF-TOKEN")).statusCode())
                .isEqualTo(204);
        assertThat(get(vouch("/api/customers")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system_order-saga", "key_shop"})
    void refusesANameThatOnlyVouchGives(String name) throws Exception {
        assertThat(location(signIn(name))).isEqualTo(vouch("/sign-in?refused"));

        assertThat(get(vouch("/sign-in?refused")).body()).contains("The sign-in at your identity provider failed.");
        assertThat(get(vouch("/")).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnAnswerOfAProviderThatNobodyHasAskedFor() throws Exception {
        assertThat(location(get(vouch("/login/oauth2/code/staff?code=1&state=2"))))
                .isEqualTo(vouch("/sign-in?refused"));
    }

    @Test
    void letsAProgramInWithATokenForVouchOnly() throws Exception {
        assertThat(get(vouch("/api/orders"), "Authorization", "Bearer " + token("shop"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(vouch("/api/orders"), "Authorization", "Bearer " + token("stranger"))
                        .statusCode())
                .isEqualTo(401);
    }

    /** Follows the browser to the provider and back; the answer is the last one of Vouch. */
    private HttpResponse<String> signIn(String name) throws IOException, InterruptedException {
        String toProvider = location(get(vouch("/oauth2/authorization/staff")));
        get(PROVIDER.url(), "Authorization", basic(name, AuthorizationServer.PASSWORD));
        return get(location(get(toProvider)));
    }

    private static String token(String program) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PROVIDER.url() + "/oauth2/token"))
                .header("Authorization", basic(program, AuthorizationServer.secret(program)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        return browser.send(
                with(HttpRequest.newBuilder(URI.create(url)), headers).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vouch(path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return browser.send(with(request, headers).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private String vouch(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
