package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
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
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderView;

/** The condition of a command goes with the command, and its refusal is told. */
@WebTest
class IfMatchTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("POST", "/api/orders/{orderId}/shipment", "", ShipOrder.class),
                arguments("POST", "/api/orders/{orderId}/cancellation", Bodies.REASON, CancelOrder.class),
                arguments("PUT", "/api/customers/{customerId}/credit-limit", Bodies.LIMIT, ChangeCreditLimit.class),
                arguments("PUT", "/api/customers/{customerId}/hold", Bodies.REASON, PlaceCreditHold.class),
                arguments("DELETE", "/api/customers/{customerId}/hold", "", LiftCreditHold.class),
                arguments("POST", "/api/customers/{customerId}/payments", Bodies.PAYMENT, RecordPayment.class),
                arguments(
                        "POST",
                        "/api/customers/{customerId}/payments/{paymentId}/reversal",
                        Bodies.REASON,
                        ReversePayment.class),
                arguments(
                        "POST", "/api/customers/{customerId}/credit-notes", Bodies.CREDIT_NOTE, IssueCreditNote.class),
                arguments("PUT", "/api/customers/{customerId}/terms", Bodies.TERMS, ChangeCreditTerms.class),
                arguments(
                        "PUT", "/api/customers/{customerId}/eligibility", Bodies.ELIGIBILITY, ChangeEligibility.class),
                arguments("POST", "/api/customers/{customerId}/review", "", ReviewAccount.class),
                arguments(
                        "POST",
                        "/api/customers/{customerId}/temporary-limits",
                        Bodies.TEMPORARY_LIMIT,
                        GrantTemporaryLimit.class),
                arguments(
                        "DELETE",
                        "/api/customers/{customerId}/temporary-limits/{temporaryLimitId}",
                        "",
                        WithdrawTemporaryLimit.class));
    }

    /** The account decides them, and takes the version of the order: {@code CreditOverrideTest}. */
    static Stream<String> decisionsOnOrders() {
        return Stream.of("POST /api/orders/{orderId}/credit-override", "POST /api/orders/{orderId}/credit-refusal");
    }

    @BeforeEach
    void accept() {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(4, Instant.EPOCH, List.of("an event"), 1L)));
        when(queries.query(any(), ArgumentMatchers.<Class<OrderView>>any()))
                .thenReturn(completedFuture(Resources.ORDER));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void goesWithTheCommandAsItsMetadata(String method, String path, String body, Class<?> command) {
        assertThat(send(method, path, body, "If-Match", "\"3\"", "If-Match", "W/\"5\", \"4\"")
                        .status())
                .isBetween(200, 204);

        ArgumentCaptor<Object> sent = ArgumentCaptor.captor();
        verify(commands).send(sent.capture());
        assertThat(sent.getValue()).isInstanceOfSatisfying(CommandMessage.class, message -> {
            assertThat(message.getPayloadType()).isEqualTo(command);
            assertThat(message.getMetaData().get("expectedVersion")).isEqualTo("3 4");
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void isAnsweredWith412WhenItFails(String method, String path, String body, Class<?> command) {
        BusinessError error = new BusinessError(Code.VERSION_MISMATCH, "The present version is 4.");
        when(commands.send(any())).thenReturn(failedFuture(new CommandExecutionException("refused", null, error)));

        JsonNode problem = send(method, path, body, "If-Match", "\"3\"").isProblem(412, "VERSION_MISMATCH");

        assertThat(problem.get("detail").asString()).isEqualTo("The present version is 4.");
    }

    @Test
    void isTakenByEveryCommandOnAResource() {
        Stream<String> taken = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(endpoint -> endpoint.matches("(?!GET )\\w+ /api/(?!webhooks|what-if).*\\{.*"));

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(requests().map(one -> one.get()[0] + " " + one.get()[1]), decisionsOnOrders())
                                .toList());
    }

    private Http.Answer send(String method, String path, String body, String... headers) {
        String url = path.replaceAll("\\{[^}]*}", "x");
        return body.isEmpty()
                ? Http.on(port).send(method, url, BodyPublishers.noBody(), headers)
                : Http.on(port).json(method, url, body, headers);
    }
}
