package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that lead to no handler. */
@WebTest
class WrongRequestTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @AfterEach
    void nothingWasDone() {
        verify(commands, never()).send(any());
        verify(queries, never()).query(any(), ArgumentMatchers.<Class<Object>>any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/nothing",
                "/api/orders/536365/nothing",
                "/api/orders/536365/",
                "/api/customers/17850/payments/P-1",
                "/API/orders",
                "/api/orders/a%20b",
                "/api/orders/%C3%A6",
                "/api/orders/a:b",
                "/api/customers/12345678901234567890123456789012345678901234567890123456789012345",
                "/error",
                "/actuator/nothing"
            })
    void isToldThatThereIsNothingUnderThePath(String path) {
        Http.on(port).get(path).isProblem(404, "NOT_FOUND");
    }

    @Test
    void isToldThatThereIsNothingUnderAPathWithAWrongId() {
        Http.on(port).post("/api/orders/a%20b/shipment", "").isProblem(404, "NOT_FOUND");
        Http.on(port).json("PUT", "/api/customers/a%20b/hold", Bodies.REASON).isProblem(404, "NOT_FOUND");
        Http.on(port)
                .post("/api/customers/17850/payments/a%20b/reversal", Bodies.REASON)
                .isProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/orders, 'GET,POST'",
        "PUT, /api/orders/536365, GET",
        "GET, /api/orders/536365/shipment, POST",
        "POST, /api/customers/17850/hold, 'PUT,DELETE'",
        "PATCH, /api/customers/17850/credit-limit, PUT"
    })
    void isToldWhichMethodsThereAre(String method, String path, String allowed) {
        Http.Answer answer = Http.on(port).send(method, path, BodyPublishers.noBody());

        answer.isProblem(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow").orElseThrow().split(",\\s*")).contains(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "text/json"})
    void isToldThatItsBodyIsOfAnotherKind(String type) {
        Http.on(port)
                .send("POST", "/api/orders", BodyPublishers.ofString(Bodies.ORDER), "Content-Type", type)
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void isToldToNameTheKindOfItsBody() {
        Http.on(port)
                .send("POST", "/api/orders", BodyPublishers.ofString(Bodies.ORDER))
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    /** What Tomcat refuses before any code of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/orders/<1>", "/api/orders/a%2Fb", "/api/orders/%zz", "/api/orders/%00", "/../../etc/passwd"
            })
    void isToldThatItsAddressIsNone(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains(
                        "\"status\":400",
                        "\"code\":\"BAD_REQUEST\"",
                        "\"type\":",
                        "\"title\":",
                        "\"detail\":",
                        "\"instance\":")
                .doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void isToldThatItsHeadersAreTooLong() throws IOException {
        assertThat(raw("GET /api/orders HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
