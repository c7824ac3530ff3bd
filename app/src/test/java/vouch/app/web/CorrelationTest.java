package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Accepted;
import vouch.api.order.OrderQuery.Orders;

/** Every request has a correlation id: its own, its trace's, or a new one. */
@WebTest
class CorrelationTest {

    private static final String HEADER = "X-Correlation-Id";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"1", "basket-7:checkout/2", "a.b_c+d=", "0190163d-8694-739b-aea5-966c26f8ad90"})
    void isTheClientsOwn(String id) {
        assertThat(correlation(HEADER, id)).isEqualTo(id);
        assertThat(correlation(HEADER, id, "traceparent", PARENT)).isEqualTo(id);
    }

    @Test
    void isTheTracesWhenTheClientGivesNone() {
        assertThat(correlation("traceparent", PARENT)).isEqualTo(TRACE);
        assertThat(correlation("traceparent", PARENT, HEADER, "not an id")).isEqualTo(TRACE);
    }

    @Test
    void isNewWhenTheClientGivesNeither() {
        assertThat(List.of(correlation(), correlation()))
                .doesNotHaveDuplicates()
                .allSatisfy(CorrelationTest::isNew);
    }

    /** It would end up in logs and in the store for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<script>", "a,b", "\"a\"", "a;b", "%0a", "{}", "too-long"})
    void isNewWhenTheClientsIsNoId(String id) {
        isNew(correlation(HEADER, id.equals("too-long") ? "x".repeat(129) : id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void isNewWhenTheTraceIsNone(String parent) {
        isNew(correlation("traceparent", parent));
    }

    @Test
    void isAnsweredWithErrorsToo() {
        assertThat(Http.on(port).get("/api/nothing", HEADER, "x-1").header(HEADER))
                .hasValue("x-1");
        assertThat(Http.on(port).post("/api/orders", "{", HEADER, "x-2").header(HEADER))
                .hasValue("x-2");
        assertThat(Http.on(port)
                        .post("/api/orders", " ".repeat(100_000), HEADER, "x-3")
                        .header(HEADER))
                .hasValue("x-3");
    }

    @Test
    void isWhatAProblemNamesItsRequestByWhereThereIsNoTrace() {
        assertThat(trace(Http.on(port).get("/api/nothing", HEADER, "x-1"))).isEqualTo("x-1");
        assertThat(trace(Http.on(port).raw("GET /api/orders/%zz HTTP/1.1\r\nHost: a\r\nX-Correlation-Id: x-6", "")))
                .isEqualTo("x-6");
    }

    @Test
    void isNotWhatAProblemNamesItsRequestByWhereThereIsATrace() {
        assertThat(trace(Http.on(port).get("/api/nothing", HEADER, "x-1", "traceparent", PARENT)))
                .isEqualTo(TRACE);
        assertThat(trace(Http.on(port)
                        .raw(
                                "GET /api/orders/%zz HTTP/1.1\r\nHost: a\r\nX-Correlation-Id: x-7\r\ntraceparent: "
                                        + PARENT,
                                "")))
                .isEqualTo(TRACE);
    }

    private static String trace(Http.Answer answer) {
        return answer.json().get("trace_id").asString();
    }

    @Test
    void isKnownWhereTheCommandIsSent() {
        when(commands.<Accepted>send(any())).thenAnswer(call -> {
            assertThat(MDC.get("correlationId")).isEqualTo("x-4");
            return completedFuture(new Accepted(1, Instant.EPOCH, List.of("an event")));
        });

        assertThat(Http.on(port)
                        .post("/api/orders", Bodies.ORDER, HEADER, "x-4")
                        .status())
                .isEqualTo(202);
    }

    private String correlation(String... headers) {
        when(queries.query(any(), ArgumentMatchers.<Class<Orders>>any()))
                .thenReturn(completedFuture(new Orders(List.of(), null)));

        Http.Answer answer = Http.on(port).get("/api/orders", headers);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues(HEADER)).hasSize(1);
        return answer.header(HEADER).orElseThrow();
    }

    private static void isNew(String id) {
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
    }
}
