package vouch.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import vouch.acceptance.Bounded;

/** What happens beside the browser, over HTTP. */
final class Trade {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern WHAT_IF = Pattern.compile("\"whatIfId\":\"([^\"]+)");
    private static final Pattern EVENT = Pattern.compile("\"eventId\":\"([^\"]+)");

    private final URI url;
    private final String authorization;

    /** @param name of who trades */
    Trade(URI url, String name, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    void customer(String id, String limit) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/customers",
                """
                {"customerId":"%s","name":"The %s company","creditLimit":{"amount":"%s","currency":"GBP"}}"""
                        .formatted(id, id, limit));
    }

    void customerSince(LocalDate day, String id, String limit) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/customers",
                """
                {"customerId":"%s","name":"The %s company","on":"%s","creditLimit":{"amount":"%s","currency":"GBP"}}"""
                        .formatted(id, id, day, limit));
    }

    void customerWhoseOrdersWait(String id, String limit) throws IOException, InterruptedException {
        customer(id, limit);
        send(
                "PUT",
                "/api/customers/" + id + "/terms",
                """
                {"onShortage":"WAIT","tolerancePercent":0,"paymentDays":30,"overdueGraceDays":null,\
                "overdueMinimum":{"amount":"0.00","currency":"GBP"},"reservationDays":null}""");
    }

    /** Two orders get credit, and two wait for it. */
    void customerWithRoomForTwoOfFourOrders(String id) throws IOException, InterruptedException {
        customerWhoseOrdersWait(id, "250.00");
        for (int number = 1; number <= 4; number++) {
            order(id + "-" + number, id, "120.00");
        }
    }

    void order(String id, String customer, String total) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/orders",
                """
                {"orderId":"%s","customerId":"%s","lines":[{"sku":"LAMP","quantity":1,\
                "unitPrice":{"amount":"%s","currency":"GBP"}}]}"""
                        .formatted(id, customer, total));
    }

    /** For many at once. */
    void orderAnyway(String id, String customer) {
        try {
            order(id, customer, "20.00");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** From today on, for a month. */
    void temporaryLimit(String customer, String amount) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        send(
                "POST",
                "/api/customers/" + customer + "/temporary-limits",
                """
                {"amount":{"amount":"%s","currency":"GBP"},"from":"%s","until":"%s"}"""
                        .formatted(amount, today, today.plusMonths(1)));
    }

    void hold(String customer) throws IOException, InterruptedException {
        send("PUT", "/api/customers/" + customer + "/hold", "{\"reason\":\"Enough\"}");
    }

    void refuse(String id) throws IOException, InterruptedException {
        send("POST", "/api/orders/" + id + "/credit-refusal", "{\"reason\":\"Somebody was faster\"}");
    }

    void ship(String id) throws IOException, InterruptedException {
        send("POST", "/api/orders/" + id + "/shipment", "{}");
    }

    void pay(String customer, String amount) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/customers/" + customer + "/payments",
                """
                {"amount":{"amount":"%s","currency":"GBP"}}""".formatted(amount));
    }

    /** Starts a what-if of a customer who trades over some months, and waits until it is done. Answered with its id. */
    String whatIfOfAYear() throws IOException, InterruptedException {
        send(
                "POST",
                "/api/customers",
                """
                {"customerId":"year","name":"A year","on":"2026-01-02","creditLimit":{"amount":"2000.00","currency":"GBP"}}""");
        for (int month = 1; month <= 9; month++) {
            String on = "2026-0" + month + "-1" + month;
            send(
                    "POST",
                    "/api/orders",
                    """
                    {"orderId":"year-%s","customerId":"year","on":"%s","lines":[{"sku":"LAMP","quantity":%s,\
                    "unitPrice":{"amount":"62.50","currency":"GBP"}}]}"""
                            .formatted(month, on, 2 + month % 4));
            if (month % 3 > 0) {
                send("POST", "/api/orders/year-" + month + "/shipment", "{\"on\":\"" + on + "\"}");
            }
        }
        String id = found(
                WHAT_IF,
                send(
                        "POST",
                        "/api/what-if",
                        """
                {"name":"The year & more","customers":["year"],"timelines":[{"name":"as it was","policy":{}},\
                {"name":"half","policy":{"limitFactor":0.5,"onShortage":"WAIT","paymentDays":5}},\
                {"name":"more <b>","policy":{"limitFactor":3,"limitFloor":{"amount":"700.00","currency":"GBP"},\
                "limitsByCountry":{"United Kingdom":{"amount":"1.00","currency":"GBP"}}}}]}"""));
        Awaitility.await().atMost(Bounded.HANGING).until(() -> send("GET", "/api/what-if/" + id, "")
                .contains("\"state\":\"DONE\""));
        return id;
    }

    /** The event that a payment is, which frees whatever it can. */
    String paymentThatFrees(String customer, String amount) throws IOException, InterruptedException {
        pay(customer, amount);
        return newestEvent("customer/" + customer + "&type=PaymentRecorded");
    }

    /** @param stream of the event, and what else is asked of it */
    String newestEvent(String stream) throws IOException, InterruptedException {
        return found(EVENT, send("GET", "/api/events?limit=1&stream=" + stream, ""));
    }

    /** Comes back when it can be compared with what is read. */
    void shadow(String view) throws IOException, InterruptedException {
        send("POST", "/actuator/views/" + view + "/shadow", "{\"reason\":\"To compare\"}");
        Awaitility.await().atMost(Bounded.HANGING).until(() -> send("GET", "/actuator/views/" + view, "")
                .contains("\"complete\":true"));
    }

    /** Whether they are refused what a request asks for, which says nothing of what it should do. */
    boolean isDenied(String method, String path) throws IOException, InterruptedException {
        return ask(method, path, "{}", "dry-run").statusCode() == 403;
    }

    private static String found(Pattern pattern, String answer) {
        Matcher found = pattern.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return found.group(1);
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(method, path, body, "wait=20");
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isLessThan(300);
        return answer.body();
    }

    private HttpResponse<String> ask(String method, String path, String body, String preference)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Prefer", preference)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
