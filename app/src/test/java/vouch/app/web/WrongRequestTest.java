package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.net.http.HttpRequest.BodyPublishers;
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
import tools.jackson.databind.JsonNode;

/** Requests that lead to no handler. */
@WebTest
class WrongRequestTest {

    private static final String HTTP = " HTTP/1.1\r\nHost: localhost";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/*+json",
                "garbage",
                ";;",
                "application/json;charset=klingon",
                "multipart/form-data"
            })
    void isToldThatItsBodyIsOfNoOneKind(String type) {
        Http http = Http.on(port);
        String[] header = {"Content-Type", type};

        http.send("POST", "/api/customers", BodyPublishers.ofString(Bodies.CUSTOMER), header)
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        http.send("PUT", "/api/customers/17850/hold", BodyPublishers.ofString(Bodies.REASON), header)
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        http.send("POST", "/actuator/sagas/536365/retry", BodyPublishers.ofString(Bodies.REASON), header)
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    /** What Tomcat refuses before any code of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/a%2Fb", "/api/orders/%00", "/api/orders/%ff", "/../../etc/passwd"})
    void isToldThatItsAddressIsNone(String path) {
        JsonNode problem = Http.on(port).raw("GET " + path + HTTP, "").isProblem(400, "BAD_REQUEST");

        assertThat(problem.get("instance").asString()).isEqualTo(path);
    }

    /** A request without a path that could be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET",
                "GET /api/orders/<1>" + HTTP,
                "GET /api/orders/%zz" + HTTP,
                "GET /api/orders?limit={}" + HTTP,
                "G@T /api/orders" + HTTP
            })
    void isNamedByItsCorrelationIdInstead(String request) {
        Http.Answer answer = Http.on(port).raw(request, "");

        assertThat(answer.isProblem(400, "BAD_REQUEST").get("instance").asString())
                .isEqualTo(
                        "urn:vouch:request:" + answer.header("X-Correlation-Id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nHost: a b",
                "\r\nHost: a\r\nHost: b",
                "\r\nHost: localhost\r\nBad Header: 1",
                "\r\nHost: localhost\r\nContent-Length: x",
                "\r\nHost: localhost\r\nContent-Length: 99999999999999999999",
                "\r\nHost: localhost\r\nTransfer-Encoding: chunked",
                ""
            })
    void isToldThatItsHeadersAreNone(String headers) {
        Http.Answer answer =
                Http.on(port).raw("POST /api/orders HTTP/1.1\r\nX-Correlation-Id: x-5" + headers, "zz\r\n");

        assertThat(answer.isProblem(400, "BAD_REQUEST").get("instance").asString())
                .isEqualTo("/api/orders");
        assertThat(answer.header("X-Correlation-Id")).hasValue("x-5");
    }

    @Test
    void isToldThatItsHeadersAreTooLong() {
        Http.on(port)
                .raw("GET /api/orders" + HTTP + "\r\nX: " + "x".repeat(20_000), "")
                .isProblem(400, "BAD_REQUEST");
    }

    @Test
    void isToldThatItsMethodIsNotServed() {
        assertThat(Http.on(port)
                        .raw("TRACE /api/orders" + HTTP, "")
                        .isProblem(405, "METHOD_NOT_ALLOWED")
                        .get("instance")
                        .asString())
                .isEqualTo("/api/orders");
        Http.on(port).raw("CONNECT localhost:80" + HTTP, "").isProblem(501, "NOT_IMPLEMENTED");
        Http.on(port).raw("GET / HTTP/9.9\r\nHost: localhost", "").isProblem(505, "HTTP_VERSION_NOT_SUPPORTED");
    }
}
