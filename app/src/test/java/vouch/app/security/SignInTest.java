package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Role;

/** People, in a browser and with curl. */
@SignInRequired
class SignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String ORDERS = "/api/orders";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private JdbcTemplate database;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String name;

    @BeforeEach
    void addUser() {
        name = "user-" + UUID.randomUUID();
        users.put(name, PASSWORD, Set.of(Role.CREDIT_MANAGER));
    }

    @Test
    void letsABrowserInWithASession() throws Exception {
        assertThat(get(ORDERS).statusCode()).isEqualTo(401);

        HttpResponse<String> answer = signIn(name, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("vouch-session="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(get(ORDERS).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsABrowserThatWantsAPageToTheSignIn() throws Exception {
        HttpResponse<String> answer = send("GET", "/", "", "Accept", "text/html,*/*");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/sign-in"));
    }

    @Test
    void goesToThePageThatWasAskedFor() throws Exception {
        assertThat(signIn(name, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(port + "/"));
        cookies.getCookieStore().removeAll();
        HttpResponse<String> asked = send("GET", "/orders?status=APPROVED", "", "Accept", "text/html");
        assertThat(asked.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("REDIRECT_URI="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly"));
        send("GET", "/api/orders", "");
        send("GET", "/orders?customer=" + "x".repeat(2_000), "", "Accept", "text/html");

        assertThat(signIn(name, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/orders?status=APPROVED"));
        assertThat(send("GET", "/orders?status=APPROVED", "", "Accept", "text/html")
                        .headers()
                        .allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("REDIRECT_URI=;"));
    }

    @Test
    void asksForThePageAfterTheSignInAsTheBrowserDoes() throws Exception {
        String page = "/orders/nothing";
        send("GET", page, "", "Accept", "text/html");
        signIn(name, PASSWORD);

        assertThat(send("GET", page, "", "Accept", "text/html", "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"de-DE\">");
    }

    @Test
    void tellsNobodyWhetherTheNameOrThePasswordWasWrong() throws Exception {
        HttpResponse<String> wrongPassword = signIn(name, "wrong");
        HttpResponse<String> wrongName = signIn("nobody", "wrong");

        assertThat(wrongPassword.statusCode()).isEqualTo(wrongName.statusCode()).isEqualTo(302);
        assertThat(wrongPassword.headers().firstValue("Location"))
                .isEqualTo(wrongName.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/sign-in?failed"));
        assertThat(get(ORDERS).statusCode()).isEqualTo(401);
        assertThat(get("/sign-in?failed").body())
                .contains("<title>Not signed in to Vouch</title>", "aria-describedby=\"wrong\"");
    }

    @Test
    void givesASessionAnotherIdAtTheSignIn() throws Exception {
        signIn(name, PASSWORD);
        String first = session();

        signIn(name, PASSWORD);

        assertThat(session()).isNotEqualTo(first);
    }

    @Test
    void takesACommandOfASessionOnlyWithItsToken() throws Exception {
        signIn(name, PASSWORD);
        String customer = "{\"name\":\"C\",\"creditLimit\":{\"amount\":\"1\",\"currency\":\"GBP\"}}";

        assertThat(post("/api/customers", customer).statusCode()).isEqualTo(403);
        assertThat(post("/api/customers", customer, "X-XSRF-TOKEN", "another").statusCode())
                .isEqualTo(403);
        assertThat(post("/api/customers", customer, "X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesASignInThatAnotherPageSends() throws Exception {
        HttpResponse<String> answer = form("/sign-in", "username", name, "password", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get(ORDERS).statusCode()).isEqualTo(401);
    }

    @Test
    void endsASession() throws Exception {
        signIn(name, PASSWORD);
        get(ORDERS);

        HttpResponse<String> out = send("POST", "/sign-out", "", "X-XSRF-TOKEN", cookie("XSRF-TOKEN"));

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(get(ORDERS).statusCode()).isEqualTo(401);
    }

    @Test
    void takesTheRolesOfAUserFromASessionAtOnce() throws Exception {
        signIn(name, PASSWORD);
        assertThat(get(ORDERS).statusCode()).isEqualTo(200);

        users.put(name, PASSWORD, Set.of(Role.ELIGIBILITY));
        assertThat(get(ORDERS).statusCode()).isEqualTo(403);

        users.remove(name);
        assertThat(get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void takesNameAndPasswordWithEachRequestOnThisMachine() throws Exception {
        assertThat(get(ORDERS, "Authorization", basic(name, PASSWORD)).statusCode())
                .isEqualTo(200);
        assertThat(get(ORDERS, "Authorization", basic(name, "wrong")).statusCode())
                .isEqualTo(401);
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void forgetsAPasswordThatWasChanged() throws Exception {
        String before = basic(name, PASSWORD);
        assertThat(get(ORDERS, "Authorization", before).statusCode()).isEqualTo(200);

        users.put(name, "another good password", Set.of(Role.CREDIT_MANAGER));

        assertThat(get(ORDERS, "Authorization", before).statusCode()).isEqualTo(401);
    }

    @Test
    void countsWrongPasswordsUntilTheRightOne() throws Exception {
        for (int attempt = 0; attempt < 4; attempt++) {
            get(ORDERS, "Authorization", basic(name, "wrong"));
        }
        assertThat(users.loadUserByUsername(name).failures()).isEqualTo(4);

        assertThat(get(ORDERS, "Authorization", basic(name, PASSWORD)).statusCode())
                .isEqualTo(200);

        assertThat(users.loadUserByUsername(name).failures()).isZero();
    }

    @Test
    void letsTheRightPasswordWaitAfterFiveWrongOnes() throws Exception {
        // By a clock that is ahead, so that the wait of a second is not over before the test has looked.
        WrongPasswords wrong = new WrongPasswords(database, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        for (int attempt = 0; attempt < 5; attempt++) {
            wrong.add(name);
        }

        assertThat(get(ORDERS, "Authorization", basic(name, PASSWORD)).statusCode())
                .isEqualTo(401);
        assertThat(users.all())
                .filteredOn(user -> user.name().equals(name))
                .singleElement()
                .satisfies(user -> assertThat(user.locked()).isTrue());
    }

    @Test
    void showsNoInlineScriptAndNoFrame() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body())
                .doesNotContainPattern("<script(?! src=\"/assets/)")
                .doesNotContain("style=", "aria-describedby", "People do not sign in");
        assertThat(get("/assets/console.css").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        assertThat(token.find()).isTrue();
        return form("/sign-in", "username", name, "password", password, "_csrf", token.group(1));
    }

    private HttpResponse<String> form(String path, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int field = 0; field < fields.length; field += 2) {
            body.append(fields[field]).append('=');
            body.append(URLEncoder.encode(fields[field + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return send("POST", path, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send("POST", path, json, all);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private String session() {
        return cookie("vouch-session");
    }

    private String cookie(String name) {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
