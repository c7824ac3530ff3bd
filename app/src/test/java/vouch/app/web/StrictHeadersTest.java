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

/** No condition is ignored: a header that its endpoint does not check is refused. */
@WebTest
class StrictHeadersTest {

    private static final String QUERIES =
            "GET /api/orders/536365, GET /api/customers/17850, GET /api/orders," + " GET /api/customers";
    private static final String CREATIONS = "POST /api/orders, POST /api/customers";
    private static final String COMMANDS = "POST /api/orders/536365/shipment, POST /api/orders/536365/cancellation,"
            + " PUT /api/customers/17850/credit-limit, PUT /api/customers/17850/hold,"
            + " DELETE /api/customers/17850/hold, POST /api/customers/17850/payments,"
            + " POST /api/customers/17850/payments/P-1/reversal, POST /api/customers/17850/credit-notes";

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                QUERIES
                        + "|If-Match|\"1\"|is not taken here. Send it with a command on an order or customer that exists.",
                QUERIES + "|If-Match|*|is not taken here.",
                QUERIES + "|If-Match|garbage|is not taken here.",
                CREATIONS + "|If-Match|\"1\"|is not taken here.",
                CREATIONS + "|If-Match|*|is not taken here.",
                "POST /admin/backups|If-Match|*|is not taken here.",
                COMMANDS + "|If-Match|3|must be * or a list of ETags, such as \"3\".",
                COMMANDS + "|If-Match|\"3|must be * or a list of ETags, such as \"3\".",
                COMMANDS + "|If-Match|*, \"3\"|must be * or a list of ETags, such as \"3\".",
                COMMANDS + "|If-Match|,|must be * or a list of ETags, such as \"3\".",
                COMMANDS + "|If-None-Match|\"3\"|is not taken with a command. The condition of a command is If-Match.",
                CREATIONS + "|If-None-Match|*|is not taken with a command.",
                COMMANDS + "|If-Unmodified-Since|Thu, 01 Jan 2026 00:00:00 GMT|is not taken with a command.",
                QUERIES + "|Prefer|dry-run|dry-run is not taken here. Send it with a command.",
                "POST /admin/backups|Prefer|wait=5, dry-run|dry-run is not taken here.",
                CREATIONS + "|Prefer|dry-run=false|dry-run takes no value.",
                COMMANDS + "|Prefer|wait=5, dry-run=true|dry-run takes no value.",
                QUERIES + "|Consistency-Token|17|is not one of ours. Send it as the answer to a command had it.",
                COMMANDS + "|Consistency-Token|17|is not taken here. Send it with a query.",
                CREATIONS + "|Consistency-Token|b3JkZXIvMUAx|is not taken here."
            })
    void refusesAConditionThatNothingChecks(String requests, String header, String value, String detail) {
        for (String request : requests.split(",\\s*")) {
            isRefused(send(request, header, value), header, detail);
        }
    }

    @Test
    void refusesAnEmptyCondition() {
        Http.Answer answer =
                Http.on(port).raw("POST /api/orders/536365/shipment HTTP/1.1\r\nHost: localhost\r\nIf-Match:", "");

        isRefused(answer, "If-Match", "must be * or a list of ETags");
    }

    /** Several lines are one list: each for itself is well-formed here. */
    @Test
    void refusesAConditionOfTwoLinesThatDoNotGoTogether() {
        isRefused(
                send("POST /api/orders/536365/shipment", "If-Match", "*", "If-Match", "\"3\""),
                "If-Match",
                "must be * or a list of ETags");
    }

    @Test
    void refusesSeveralTokensOfWhichOneIsNone() {
        isRefused(
                send("GET /api/orders", "Consistency-Token", "b3JkZXIvMUAx", "Consistency-Token", "b3JkZXIvMUA"),
                "Consistency-Token",
                "is not one of ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"late\",\"day\":\"2026-01-31\"}",
                "{\"reason\":\"late\",\"dryRun\":true}",
                "{\"reason\":\"late\",\"version\":3}"
            })
    void refusesAFieldThatNothingKeeps(String body) {
        Http.on(port).json("PUT", "/api/customers/17850/hold", body).isProblem(400, "MALFORMED_REQUEST");
    }

    @Test
    void refusesAnAnswerThatItCannotGive() {
        for (String request : QUERIES.split(",\\s*")) {
            send(request, "Accept", "text/html").isProblem(406, "NOT_ACCEPTABLE");
        }
    }

    /** A list is also given as CSV. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders/536365",
                "GET /api/customers/17850",
                "GET /api/orders/536365/why",
                "GET /api/exposure/total"
            })
    void refusesOneResourceAsCsv(String request) {
        send(request, "Accept", "text/csv").isProblem(406, "NOT_ACCEPTABLE");
    }

    private Http.Answer send(String request, String... headers) {
        String[] methodAndPath = request.split(" ");
        return Http.on(port).send(methodAndPath[0], methodAndPath[1], BodyPublishers.noBody(), headers);
    }

    private static void isRefused(Http.Answer answer, String header, String detail) {
        JsonNode error = answer.isProblem(400, "MALFORMED_REQUEST").at("/errors/0");
        assertThat(error.get("header").asString()).isEqualTo(header);
        assertThat(error.get("detail").asString()).contains(detail);
    }
}
