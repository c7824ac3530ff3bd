package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Where management has a port of its own, requests are answered there as on the main one. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vouch.data-dir=target/test-data/${random.uuid}",
            "vouch.demo=false",
            "vouch.security.open=true",
            "management.server.port=0",
            "management.server.address=127.0.0.1"
        })
class ManagementPortTest {

    @LocalManagementPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET /actuator/sagas?=, Accept: */*, 400, MALFORMED_REQUEST",
        "GET /actuator/sagas?limit=x, Accept: */*, 400, MALFORMED_REQUEST",
        "GET /actuator/sagas?olderThan=PT-1S, Accept: */*, 422, VALIDATION_FAILED",
        "GET /actuator/sagas, Accept: garbage, 406, NOT_ACCEPTABLE",
        "GET /nothing, Accept: garbage, 404, NOT_FOUND",
        "GET /error, Accept: */*, 404, NOT_FOUND",
        "GET /actuator/sagas/a%2Fb, Accept: */*, 400, BAD_REQUEST",
        "GET /actuator/<sagas>, Accept: */*, 400, BAD_REQUEST",
        "TRACE /actuator/sagas, Accept: */*, 405, METHOD_NOT_ALLOWED",
        "POST /actuator/sagas/x/end, Content-Type: */*, 415, UNSUPPORTED_MEDIA_TYPE",
        "POST /actuator/sagas/x/end, Content-Type: application/json, 404, NOT_FOUND",
        "POST /actuator/sagas/x/end, Content-Length: 70000, 413, BODY_TOO_LARGE"
    })
    void answersWithProblems(String request, String header, int status, String code) {
        String body = header.startsWith("Content-Length") ? " ".repeat(70_000) : "";

        Http.on(port)
                .raw(request + " HTTP/1.1\r\nHost: localhost\r\n" + header, body)
                .isProblem(status, code);
    }

    @Test
    void answers() {
        Http.Answer answer = Http.on(port).get("/actuator/sagas", "X-Correlation-Id", "x-6");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Correlation-Id")).hasValue("x-6");
    }
}
