package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Role;

/** The pages of the console, as a browser without a script gets them. */
@SignInRequired
class PagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("from '\\./([^']+)'");
    private static final int FIRST_PAGE = 120 * 1024;
    private static final int SCRIPTS = 60 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private ApiKeys keys;

    @Test
    void leadToTheScreensThatTheRoleMayOpen() throws Exception {
        assertThat(page("/start", Role.CLERK).body())
                .contains("href=\"/orders\"", "href=\"/queue\"")
                .doesNotContain("href=\"/exposure\"", "href=\"/events\"");
        assertThat(page("/start", Role.AUDITOR).body()).contains("href=\"/exposure\"", "href=\"/events\"");
    }

    @Test
    void showAnActToThoseWhoMayDoIt() throws Exception {
        String order = waitingOrder();

        assertThat(page("/orders/" + order, Role.CLERK).body())
                .contains("id=\"cancel\"")
                .doesNotContain("id=\"override\"");
        assertThat(page("/orders/" + order, Role.CREDIT_MANAGER).body())
                .contains("id=\"override\"", "id=\"refuse\"", "value=\"CREDIT_LIMIT_EXCEEDED\"");
        assertThat(page("/orders/" + order, Role.AUDITOR).body())
                .contains(order)
                .doesNotContain("data-path", "acts-title");
    }

    @Test
    void sayWhyAnOrderWaits() throws Exception {
        String order = waitingOrder();

        assertThat(page("/orders/" + order, Role.CLERK).body())
                .contains("The order waits, because with it the customer would owe more than the ceiling.")
                .contains("class=\"decided\"", "£150.00 against £100.00");
        assertThat(page("/queue", Role.CREDIT_MANAGER).body())
                .contains("/orders/" + order, "/orders/" + order + "?act=override");
        assertThat(page("/queue", Role.CLERK).body()).doesNotContain("act=override");
    }

    /** The room has come with a day, and nothing else has happened to the account since. */
    @Test
    void markWhatAReviewWouldGrantToday() throws Exception {
        String waits = waitingOrder();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate yesterday = today.minusDays(1);
        String grantable = waitingOrder(yesterday);
        send(
                "POST",
                "/api/customers/" + grantable.replace("o-", "c-") + "/temporary-limits",
                """
                {"amount":{"amount":"200","currency":"GBP"},"from":"%s","until":"%s","on":"%s"}"""
                        .formatted(today, today.plusDays(30), yesterday));

        assertThat(row(page("/queue", Role.CLERK), grantable)).contains("would be granted now");
        assertThat(row(page("/queue", Role.CLERK), waits)).doesNotContain("would be granted now");
    }

    private static String row(HttpResponse<String> page, String order) {
        return Stream.of(page.body().split("<tr"))
                .filter(row -> row.contains("/orders/" + order))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areThereInGermanAndProgramsAreAnsweredInEnglish() throws Exception {
        assertThat(page("/orders", Role.CLERK, "Accept-Language", "de-AT").body())
                .contains("lang=\"de-DE\"", "<h1>Aufträge</h1>");
        assertThat(send("/api/orders/nothing", Role.CLERK, "Accept", "*/*", "Accept-Language", "de")
                        .body())
                .contains("There is no order with this id.");
    }

    @Test
    void tellWhatFailedAndWhatToDo() throws Exception {
        HttpResponse<String> missing = page("/orders/nothing", Role.CLERK);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(missing.body()).contains("There is no order with this id.", "Check the id.", "ORDER_NOT_FOUND");

        HttpResponse<String> denied = page("/exposure", Role.CLERK);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("You may not see this", "ACCESS_DENIED");

        HttpResponse<String> wrong = page("/orders?status=NO", Role.CLERK);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("status");

        assertThat(page("/customers?name=%0A", Role.CLERK).statusCode()).isEqualTo(422);
        assertThat(page("/nowhere", Role.CLERK).body()).contains("There is nothing here");
    }

    @Test
    void answerProgramsWithProblemsAsEver() throws Exception {
        assertThat(send("/api/orders/nothing", Role.CLERK, "Accept", "text/html")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(send("/", Role.CLERK, "Accept", "*/*").body()).startsWith("{\"name\":\"Vouch\"");
    }

    @Test
    void takeAFormThatIsSentWithoutAScript() throws Exception {
        String all = "/orders?customerId=&status=&credit=&reason=&from=&until=&order=";

        assertThat(page(all, Role.CLERK).statusCode()).isEqualTo(200);
        assertThat(page("/customers?name=&onHold=", Role.CLERK).statusCode()).isEqualTo(200);
        assertThat(page("/events?type=&stream=&actor=&text=&from=&until=", Role.AUDITOR)
                        .statusCode())
                .isEqualTo(200);
        assertThat(page("/queue?reason=", Role.CLERK).statusCode()).isEqualTo(200);
        assertThat(page("/exposure?on=&asOf=", Role.AUDITOR).statusCode()).isEqualTo(200);
    }

    @Test
    void showTheExposureAsItWasKnownAtATime() throws Exception {
        String customer = waitingOrder().replace("o-", "c-");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
        send(
                "POST",
                "/api/orders",
                """
                {"customerId":"%s","lines":[{"sku":"A","quantity":1,"unitPrice":{"amount":"90","currency":"GBP"}}]}"""
                        .formatted(customer));

        assertThat(page("/exposure", Role.AUDITOR).body())
                .contains("/customers/" + customer, "£90.00")
                .doesNotContain("This is the past.");
        assertThat(page("/exposure?asOf=" + before, Role.AUDITOR).body())
                .contains("This is the past.", "data-csv=\"/api/exposure?asOf=", "Back to now")
                .doesNotContain("/customers/" + customer, "??");
        HttpResponse<String> both = page("/exposure?on=2026-01-01&asOf=" + before, Role.AUDITOR);
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body()).contains("on and asOf do not go together");
    }

    @Test
    void showThePastWithoutActs() throws Exception {
        String order = waitingOrder();
        String customer = order.replace("o-", "c-");

        assertThat(page("/orders/" + order + "?version=1", Role.CREDIT_MANAGER).body())
                .contains("This is the past.", "Back to now")
                .doesNotContain("data-path", "data-live", "acts-title");
        assertThat(page("/customers/" + customer + "?version=1", Role.CREDIT_MANAGER)
                        .body())
                .contains("After 1 of 3 events.", "Customer registered", ">changed<")
                .doesNotContain("data-path", "data-live", "acts-title");
        assertThat(page("/customers/" + customer + "?on=2011-03-31", Role.CREDIT_MANAGER)
                        .body())
                .contains("What was owed on 31 Mar 2011.", "Nothing was known of this customer then")
                .doesNotContain("data-path", "data-live", "acts-title", "??");
    }

    @Test
    void takeTheTimesOfThePastAsTheApiDoes() throws Exception {
        String order = waitingOrder();
        String customer = "/customers/" + order.replace("o-", "c-");

        assertThat(page(customer + "?on=&knownAt=&asOf=&version=", Role.CLERK).body())
                .doesNotContain("This is the past.");
        assertThat(page(customer + "?asOf=2300-01-01T00:00:00Z", Role.CLERK).body())
                .contains("0 of 19 fields have changed");
        assertThat(page(customer + "?knownAt=2026-01-01T00:00:00Z", Role.CLERK).statusCode())
                .isEqualTo(422);
        assertThat(page(customer + "?on=2026-01-01&version=1", Role.CLERK).statusCode())
                .isEqualTo(422);
        assertThat(page("/orders/" + order + "?asOf=2026-01-01T00:00:00Z&version=1", Role.CLERK)
                        .body())
                .contains("do not go together");
        assertThat(page(customer + "?asOf=yesterday", Role.CLERK).statusCode()).isEqualTo(400);
        assertThat(page(customer + "?version=0", Role.CLERK).statusCode()).isEqualTo(422);
        assertThat(page(customer + "?version=99", Role.CLERK).body()).contains("fewer events");
        assertThat(page("/orders/" + order + "?asOf=2011-03-31T12:00", Role.CLERK)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void findAnOrderACustomerOrANameFromOneField() throws Exception {
        String order = waitingOrder();

        assertThat(page("/search?q=" + order, Role.CLERK).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/orders/" + order));
        assertThat(page("/search?q=" + order.replace("o-", "c-"), Role.CLERK)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/customers/" + order.replace("o-", "c-")));
        assertThat(page("/search?q=A%20%26", Role.CLERK).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/customers?name=A%20%26"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/start",
                "/orders",
                "/customers",
                "/queue",
                "/exposure",
                "/what-if",
                "/events",
                "/help",
                "/account"
            })
    void haveNothingThatTheContentPolicyRefuses(String path) throws Exception {
        HttpResponse<String> page = page(path, Role.CREDIT_MANAGER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).doesNotContain("unsafe").contains("default-src 'self'"));
        assertThat(page.body())
                .doesNotContain("<style", " style=", "onclick", "onload", "src=\"http", "??")
                .doesNotContainPattern("<script(?! src=)");
    }

    @Test
    void areLight() throws Exception {
        HttpResponse<byte[]> first = compressed("/start");
        int scripts = 0;
        int all = first.body().length;
        for (String file : found(FILE, first)) {
            int size = compressed(file).body().length;
            all += size;
            scripts += file.endsWith(".js") ? size : 0;
        }
        for (String module : found(MODULE, compressed("/assets/console.js"))) {
            int size = compressed("/assets/" + module).body().length;
            all += size;
            scripts += size;
        }

        assertThat(scripts).isBetween(10_000, SCRIPTS);
        assertThat(all).isLessThan(FIRST_PAGE);
    }

    private static List<String> found(Pattern name, HttpResponse<byte[]> compressed) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            plain.transferTo(text);
        }
        Stream<MatchResult> found =
                name.matcher(text.toString(StandardCharsets.UTF_8)).results();
        List<String> names = found.map(match -> match.group(1)).distinct().toList();
        assertThat(names).hasSizeGreaterThan(2);
        return names;
    }

    private HttpResponse<byte[]> compressed(String path) throws Exception {
        return HTTP.send(
                request(path, Role.CLERK, "Accept", "text/html", "Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** Of a customer whose orders wait. */
    private String waitingOrder() throws Exception {
        return waitingOrder(LocalDate.now(ZoneOffset.UTC));
    }

    private String waitingOrder(LocalDate on) throws Exception {
        String id = UUID.randomUUID().toString();
        String customer = "c-" + id;
        send(
                "POST",
                "/api/customers",
                """
                {"customerId":"%s","name":"Waits","creditLimit":{"amount":"100","currency":"GBP"},"on":"%s"}"""
                        .formatted(customer, on));
        send(
                "PUT",
                "/api/customers/" + customer + "/terms",
                """
                {"onShortage":"WAIT","tolerancePercent":0,"paymentDays":30,"overdueGraceDays":null,\
                "overdueMinimum":{"amount":"0","currency":"GBP"},"reservationDays":null,"on":"%s"}"""
                        .formatted(on));
        send(
                "POST",
                "/api/orders",
                """
                {"orderId":"o-%s","customerId":"%s","on":"%s","lines":[{"sku":"A","quantity":1,\
                "unitPrice":{"amount":"150","currency":"GBP"}}]}"""
                        .formatted(id, customer, on));
        return "o-" + id;
    }

    private void send(String method, String path, String body) throws Exception {
        HttpRequest request = request(
                        path, Role.CREDIT_MANAGER, "Content-Type", "application/json", "Prefer", "wait=20")
                .method(method, BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }

    private HttpResponse<String> page(String path, Role role, String... headers) throws Exception {
        return HTTP.send(
                request(path, role, headers)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, Role role, String... headers) throws Exception {
        return HTTP.send(request(path, role, headers).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, Role role, String... headers) {
        String key = keys.create("pages", role, Instant.now().plusSeconds(3600)).secret();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
