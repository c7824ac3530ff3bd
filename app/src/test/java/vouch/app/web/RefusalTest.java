package vouch.app.web;

import static java.util.Map.entry;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import tools.jackson.databind.JsonNode;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.engine.outage.OutcomeUnknown;
import vouch.engine.outage.Overloaded;

/** Commands and queries that are refused, and those that fail. */
@WebTest
class RefusalTest {

    /** A new code is missing here, and has to be decided. */
    private static final Map<Code, Integer> STATUS = Map.ofEntries(
            entry(Code.ACCESS_DENIED, 403),
            entry(Code.CUSTOMER_NOT_FOUND, 404),
            entry(Code.ORDER_NOT_FOUND, 404),
            entry(Code.PAYMENT_NOT_FOUND, 404),
            entry(Code.ORDER_CLOSED, 409),
            entry(Code.ORDER_NOT_PENDING, 409),
            entry(Code.ORDER_NOT_APPROVED, 409),
            entry(Code.ORDER_ALREADY_SHIPPED, 409),
            entry(Code.ORDER_REJECTED, 409),
            entry(Code.NO_RESERVATION, 409),
            entry(Code.NOT_WAITING, 409),
            entry(Code.NOT_OVERRIDDEN, 409),
            entry(Code.NOT_ELIGIBLE, 409),
            entry(Code.OVERRIDE_LIMIT_EXCEEDED, 403),
            entry(Code.TEMPORARY_LIMIT_NOT_FOUND, 404),
            entry(Code.TEMPORARY_LIMIT_OVERLAPS, 409),
            entry(Code.TOO_MANY_TEMPORARY_LIMITS, 409),
            entry(Code.WEBHOOK_NOT_FOUND, 404),
            entry(Code.EVENT_NOT_FOUND, 404),
            entry(Code.WHAT_IF_NOT_FOUND, 404),
            entry(Code.TOO_MANY_WEBHOOKS, 409),
            entry(Code.TOO_MANY_WHAT_IFS, 409),
            entry(Code.VERSION_MISMATCH, 412),
            entry(Code.IDEMPOTENCY_CONFLICT, 422),
            entry(Code.CURRENCY_MISMATCH, 422),
            entry(Code.VALIDATION_FAILED, 422));

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @EnumSource
    void tellsARefusedCommandByStatusAndCode(Code code) {
        BusinessError error = new BusinessError(code, "Do it in another way.");
        when(commands.send(any())).thenReturn(failedFuture(new CommandExecutionException("refused", null, error)));

        JsonNode problem =
                Http.on(port).post("/api/orders/536365/shipment", "").isProblem(STATUS.get(code), code.name());

        assertThat(problem.get("detail").asString()).isEqualTo("Do it in another way.");
        assertThat(problem.get("instance").asString()).isEqualTo("/api/orders/536365/shipment");
    }

    @Test
    void tellsARefusedQueryByStatusAndCode() {
        BusinessError error = new BusinessError(Code.VALIDATION_FAILED, "The cursor is not one of ours.");
        when(queries.query(any(), ArgumentMatchers.<Class<Orders>>any()))
                .thenReturn(failedFuture(new QueryExecutionException("refused", null, error)));

        JsonNode problem = Http.on(port).get("/api/orders?after=garbage").isProblem(422, "VALIDATION_FAILED");

        assertThat(problem.get("detail").asString()).isEqualTo("The cursor is not one of ours.");
    }

    @Test
    void tellsThatThereIsNoSuchOrderOrCustomer() {
        when(queries.query(any(), ArgumentMatchers.<Class<OrderView>>any())).thenReturn(completedFuture(null));

        Http.on(port).get("/api/orders/536365").isProblem(404, "ORDER_NOT_FOUND");
        Http.on(port).get("/api/customers/17850").isProblem(404, "CUSTOMER_NOT_FOUND");
    }

    static Stream<Exception> outages() {
        return Stream.of(
                new CommandExecutionException("SQL failed: select secret", null),
                new CommandExecutionException("SQL failed: select secret", null, "other details"),
                new NoHandlerForCommandException("No handler for secret"),
                new NoHandlerForQueryException("No handler for secret"),
                new ConcurrencyException("java.sql secret"),
                new EventStoreException("java.sql secret"),
                ErrorCode.COMMAND_DISPATCH_ERROR.convert(new IllegalStateException("secret")),
                ErrorCode.QUERY_DISPATCH_ERROR.convert(new IllegalStateException("secret")),
                ErrorCode.CONNECTION_FAILED.convert(new IllegalStateException("secret")),
                new AxonServerException(ErrorCategory.COMMAND_DISPATCH_ERROR, "secret", "here"),
                new CannotCreateTransactionException("java.sql secret"),
                new TransactionSystemException("java.sql secret"),
                new UncategorizedSQLException("secret", "select secret", new SQLException("secret", "57P01")),
                new RejectedExecutionException("secret"),
                new OutcomeUnknown("secret", new TimeoutException()),
                new QueryTimeoutException("select secret"),
                new DataAccessResourceFailureException("select secret"),
                new IllegalStateException(new DataAccessResourceFailureException("select secret")));
    }

    /** An outcome that is unknown is no refusal: the same request may be sent again. */
    @ParameterizedTest
    @MethodSource("outages")
    void tellsAClientToComeBackWhenAPartIsAway(Exception fault) {
        when(commands.send(any())).thenReturn(failedFuture(fault));

        Http.Answer answer = Http.on(port).post("/api/orders", Bodies.ORDER);

        assertThat(answer.isProblem(503, "SERVICE_UNAVAILABLE").toString())
                .doesNotContain("secret")
                .doesNotContain("select");
        assertThat(answer.header("Retry-After")).hasValue("1");
    }

    /** Nothing was begun, and the client is told so. */
    @Test
    void tellsAClientThatThereIsTooMuchToDo() {
        when(commands.send(any())).thenReturn(failedFuture(new Overloaded()));

        Http.Answer answer = Http.on(port).post("/api/orders", Bodies.ORDER);

        answer.isProblem(503, "OVERLOADED");
        assertThat(answer.header("Retry-After")).hasValue("1");
    }

    /** Its headers cannot be added to. */
    @Test
    void tellsAClientToComeBackWhenAnAnswerTookTooLong() throws Exception {
        ResponseEntity<Object> answer = new Problems(Optional.empty())
                .handleException(
                        new AsyncRequestTimeoutException(), new ServletWebRequest(new MockHttpServletRequest()));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    }

    static Stream<Exception> faults() {
        return Stream.of(new TimeoutException("secret"), new IllegalStateException("secret"));
    }

    /** Nothing of its inside is told. */
    @ParameterizedTest
    @MethodSource("faults")
    void tellsAFailureWithoutItsInside(Exception fault) {
        when(commands.send(any())).thenReturn(failedFuture(fault));

        JsonNode problem = Http.on(port).post("/api/orders", Bodies.ORDER).isProblem(500, "INTERNAL_ERROR");

        assertThat(problem.toString()).doesNotContain("secret");
    }
}
