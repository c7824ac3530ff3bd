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
import java.util.Base64;

/** What happens beside the browser, over HTTP. */
final class Trade {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url;
    private final String authorization;

    Trade(URI url, String password) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString(("credit-manager:" + password).getBytes(StandardCharsets.UTF_8));
    }

    void customer(String id, String limit) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/customers",
                """
                {"customerId":"%s","name":"The %s company","creditLimit":{"amount":"%s","currency":"GBP"}}"""
                        .formatted(id, id, limit));
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

    void order(String id, String customer, String total) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/orders",
                """
                {"orderId":"%s","customerId":"%s","lines":[{"sku":"LAMP","quantity":1,\
                "unitPrice":{"amount":"%s","currency":"GBP"}}]}"""
                        .formatted(id, customer, total));
    }

    void ship(String id) throws IOException, InterruptedException {
        send("POST", "/api/orders/" + id + "/shipment", "{}");
    }

    private void send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=20")
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isLessThan(300);
    }
}
