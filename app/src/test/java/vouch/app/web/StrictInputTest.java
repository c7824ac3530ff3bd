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

/** Nothing that a request says is ignored: what its endpoint does not take is refused. */
@WebTest
class StrictInputTest {

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
    @CsvSource({
        "GET, /api/orders?statu=APPROVED, statu, 'after, credit, customerId, from, limit, order, reason, status, to, warning'",
        "GET, /api/orders?STATUS=APPROVED, STATUS, 'after, credit, customerId, from, limit, order, reason, status, to, warning'",
        "GET, /api/customers?status=APPROVED, status, 'after, limit, name, onHold'",
        "GET, /api/customers?_=1, _, 'after, limit, name, onHold'",
        "GET, /api/orders/536365?asof=2026-01-01T12:00:00Z, asof, 'asOf, version'",
        "GET, /api/customers/17850?at=2026-01-01T12:00:00Z, at, 'asOf, knownAt, version'",
        "GET, /api/orders/536365?revision=3, revision, 'asOf, version'",
        "GET, /api/customers/17850?on=2026-01-01&at=1, at, 'asOf, knownAt, on, version'",
        "GET, /api/orders?overdue=true, overdue, 'after, credit, customerId, from, limit, order, reason, status, to, warning'",
        "GET, /api/orders/536365/why?on=2026-01-01, on, no parameters",
        "GET, /api/customers/17850/aging?day=2026-01-01, day, on",
        "GET, /api/exposure?currency=GBP, currency, 'after, asOf, limit, on'",
        "GET, /api/exposure/total?limit=5, limit, on",
        "GET, /api/what-if?state=DONE, state, 'after, limit'",
        "HEAD, /api/orders?statu=APPROVED, , ",
        "POST, /api/orders?wait=5, wait, no parameters",
        "POST, /api/orders/536365/shipment?wait=5, wait, no parameters",
        "POST, /api/orders/536365/cancellation?reason=late, reason, no parameters",
        "POST, /api/customers?name=Ada, name, no parameters",
        "POST, /api/customers/17850/payments?amount=1, amount, no parameters",
        "PUT, /api/customers/17850/hold?reason=late, reason, no parameters",
        "DELETE, /api/customers/17850/hold?because=paid, because, 'on, reason'",
        "DELETE, /api/customers/17850/temporary-limits/T-1?until=2026-01-01, until, 'on, reason'",
        "PUT, /api/customers/17850/terms?on=2026-01-01, on, no parameters",
        "POST, /api/customers/17850/review?on=2026-01-01, on, no parameters",
        "POST, /api/orders/536365/credit-override?reason=late, reason, no parameters",
        "POST, /api/orders?dryRun=true, dryRun, no parameters",
        "GET, /api/orders;limit=1, limit, question mark",
        "GET, /api/orders/536365;v=1?at=1, at, 'asOf, version'",
        "POST, /api/customers;a=b/17850/payments, a, question mark"
    })
    void refusesAParameterThatItsEndpointDoesNotTake(String method, String path, String parameter, String known) {
        Http.Answer answer = Http.on(port).send(method, path, BodyPublishers.noBody());

        if (method.equals("HEAD")) {
            assertThat(answer.status()).isEqualTo(400);
            return;
        }
        JsonNode error = answer.isProblem(400, "MALFORMED_REQUEST").at("/errors/0");
        assertThat(error.get("parameter").asString()).isEqualTo(parameter);
        assertThat(error.get("detail").asString()).contains(known);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders?limit=1&limit=2, limit",
        "GET, /api/customers?name=a&name=b, name",
        "GET, /api/customers?name=a&name=a, name",
        "DELETE, /api/customers/17850/hold?reason=a&reason=b, reason"
    })
    void refusesAParameterThatIsThereTwice(String method, String path, String parameter) {
        JsonNode problem =
                Http.on(port).send(method, path, BodyPublishers.noBody()).isProblem(400, "MALFORMED_REQUEST");

        assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo(parameter);
        assertThat(problem.at("/errors/0/detail").asString()).contains("is there 2 times");
    }

    @Test
    void saysEverythingThatItDoesNotTake() {
        JsonNode problem = Http.on(port)
                .send(
                        "GET",
                        "/api/orders?a=1&limit=1&limit=2",
                        BodyPublishers.ofString("{\"b\":1}"),
                        "If-Match",
                        "\"3\"")
                .isProblem(400, "MALFORMED_REQUEST");

        assertThat(problem.get("errors").size()).isEqualTo(4);
        assertThat(problem.get("detail").asString()).contains("a: ", "limit: ", "If-Match: ", "takes no body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"late\"}", "[]", "null", "7", "{", " ", "reason=late", "{}{}"})
    void refusesABodyWhereThereIsNothingToSay(String body) {
        for (String request : new String[] {
            "DELETE /api/customers/17850/hold",
            "DELETE /api/customers/17850/temporary-limits/T-1",
            "GET /api/exposure",
            "GET /api/orders/536365",
            "GET /api/orders"
        }) {
            String[] methodAndPath = request.split(" ");
            JsonNode problem =
                    Http.on(port).json(methodAndPath[0], methodAndPath[1], body).isProblem(400, "MALFORMED_REQUEST");
            assertThat(problem.at("/errors/0/pointer").asString("none")).isEmpty();
        }
    }
}
