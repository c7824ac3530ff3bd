package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderView;
import vouch.engine.dryrun.DryRun;

/** No command is done that a client only asks about, and all are answered in the same form. */
@WebTest
class DryRunHttpTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    /** Each with what its answer would be. */
    static Stream<Arguments> requests() {
        return Stream.concat(
                        IfMatchTest.requests().map(one -> List.of(one.get()[0], one.get()[1], one.get()[2])),
                        Stream.of(
                                List.of("POST", "/api/orders", Bodies.ORDER),
                                List.of("POST", "/api/customers", Bodies.CUSTOMER)))
                .map(one -> Arguments.of(one.toArray()));
    }

    @BeforeEach
    void accept() {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(Resources.ORDER.version(), Instant.EPOCH, List.of(), 1L)));
        when(queries.query(any(), eq(OrderView.class))).thenReturn(completedFuture(Resources.ORDER));
        when(queries.query(any(), eq(CustomerView.class))).thenReturn(completedFuture(Resources.CUSTOMER));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void isSentAsOneAndAnswered(String method, String path, String body) {
        Http.Answer answer = send(method, path, body, "Prefer", "wait=5", "Prefer", "dry-run");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Preference-Applied")).containsExactly("dry-run");
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.json().propertyNames()).containsExactly("wouldBe", "events", "decision");
        assertThat(answer.json().get("events")).isEmpty();
        assertThat(sent()).matches(DryRun::is);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void isRefusedAsItsCommandWouldBe(String method, String path, String body) {
        BusinessError error = new BusinessError(Code.ORDER_NOT_APPROVED, "It is pending.");
        when(commands.send(any())).thenReturn(failedFuture(new CommandExecutionException("refused", null, error)));

        JsonNode problem = send(method, path, body, "Prefer", "dry-run").isProblem(409, "ORDER_NOT_APPROVED");

        assertThat(problem.get("detail").asString()).isEqualTo("It is pending.");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("vouch.app.web.IfMatchTest#requests")
    void hasTheConditionOfItsCommand(String method, String path, String body) {
        send(method, path, body, "Prefer", "dry-run", "If-Match", "\"3\"");

        assertThat(sent()).matches(DryRun::is);
        assertThat(sent().getMetaData().get("expectedVersion")).isEqualTo("3");
    }

    @Test
    void isTakenByEveryCommand() {
        Stream<String> taken = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(endpoint -> endpoint.matches("(?!GET )\\w+ /api/(?!webhooks|what-if).*"));

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                requests().map(one -> one.get()[0] + " " + one.get()[1]),
                                IfMatchTest.decisionsOnOrders())
                        .toList());
    }

    private CommandMessage<?> sent() {
        ArgumentCaptor<Object> sent = ArgumentCaptor.captor();
        verify(commands).send(sent.capture());
        return (CommandMessage<?>) sent.getValue();
    }

    private Http.Answer send(String method, String path, String body, String... headers) {
        String url = path.replaceAll("\\{[^}]*}", "x");
        return body.isEmpty()
                ? Http.on(port).send(method, url, BodyPublishers.noBody(), headers)
                : Http.on(port).json(method, url, body, headers);
    }
}
