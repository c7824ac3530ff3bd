package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.command.http.Today.ON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.command.http.Today;

/** Cancelling and shipping an order over HTTP: the customer's account follows later. */
class OrderCommandControllerSettlementTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrderId ORDER = new OrderId("536365");

    private final CommandGateway commands = mock();
    private final QueryGateway queries = mock();
    private final MockMvcTester http = MockMvcTester.of(new OrderCommandController(commands, queries, Today.dates()));

    /** What is posted, what is sent, the order before and after the account has followed. */
    static Stream<Arguments> steps() {
        return Stream.of(
                arguments(
                        "cancellation",
                        "{\"reason\":\"changed my mind\"}",
                        new CancelOrder(ORDER, "changed my mind", ON),
                        view(Status.CANCELLED, Credit.RESERVED),
                        view(Status.CANCELLED, Credit.RELEASED)),
                arguments(
                        "cancellation",
                        "{}",
                        new CancelOrder(ORDER, null, ON),
                        view(Status.CANCELLED, Credit.RESERVED),
                        view(Status.CANCELLED, Credit.RELEASED)),
                arguments(
                        "shipment",
                        "{}",
                        new ShipOrder(ORDER, ON),
                        view(Status.SHIPPED, Credit.RESERVED),
                        view(Status.SHIPPED, Credit.CHARGED)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void answersWithTheOrderAsItIsStored(
            String step, String body, OrderCommand command, OrderView before, OrderView after) {
        accept(command);
        find(new AwaitOrder(ORDER, 3, STORED, Duration.ofSeconds(1)), before);

        assertThat(post(step, body))
                .hasStatus(202)
                .doesNotContainHeader("Location")
                .doesNotContainHeader("Preference-Applied")
                .bodyJson()
                .isLenientlyEqualTo("{\"orderId\":\"536365\",\"status\":\"%s\",\"credit\":\"RESERVED\"}"
                        .formatted(before.status()));
        verify(commands).send(command);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void answersWithTheSettledOrderToAClientThatWaits(
            String step, String body, OrderCommand command, OrderView before, OrderView after) {
        accept(command);
        find(new AwaitOrder(ORDER, 3, SETTLED, Duration.ofSeconds(30)), after);

        assertThat(post(step, body).header("Prefer", "wait=99"))
                .hasStatus(200)
                .hasHeader("Preference-Applied", "wait=30")
                .bodyJson()
                .extractingPath("$.credit")
                .isEqualTo(after.credit().name());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void answersWithTheOrderWhenTheTimeIsUp(
            String step, String body, OrderCommand command, OrderView before, OrderView after) {
        accept(command);
        find(new AwaitOrder(ORDER, 3, SETTLED, Duration.ofSeconds(2)), before);

        assertThat(post(step, body).header("Prefer", "wait=2"))
                .hasStatus(202)
                .hasHeader("Preference-Applied", "wait=2")
                .bodyJson()
                .extractingPath("$.credit")
                .isEqualTo("RESERVED");
    }

    /** An approved order is settled too, but it is not the shipped one that was asked for. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void takesNoViewOfBeforeTheCommandForItsEffect(String step, String body, OrderCommand command) {
        accept(command);
        find(new AwaitOrder(ORDER, 3, SETTLED, Duration.ZERO), view(Status.APPROVED, Credit.RESERVED, 2));

        assertThat(post(step, body).header("Prefer", "wait=0")).hasStatus(202);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void saysWhenTheOrderCannotBeShownYet(String step, String body, OrderCommand command) {
        accept(command);
        find(new AwaitOrder(ORDER, 3, STORED, Duration.ofSeconds(1)), null);

        assertThat(post(step, body)).hasStatus(503).hasHeader("Retry-After", "1");
    }

    private MockMvcRequestBuilder post(String step, String body) {
        return http.post()
                .uri("/api/orders/536365/" + step)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void accept(OrderCommand command) {
        when(commands.<Accepted>send(eq(command)))
                .thenReturn(completedFuture(new Accepted(3, NOON, List.of("an event"))));
    }

    private void find(AwaitOrder query, OrderView view) {
        when(queries.query(eq(query), eq(OrderView.class))).thenReturn(completedFuture(view));
    }

    private static OrderView view(Status status, Credit credit) {
        return view(status, credit, 3);
    }

    private static OrderView view(Status status, Credit credit, long version) {
        return new OrderView(
                ORDER,
                new CustomerId("17850"),
                "Ada",
                status,
                credit,
                null,
                Money.of("1", "GBP"),
                List.of(),
                null,
                NOON,
                NOON,
                version,
                ON,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
    }
}
