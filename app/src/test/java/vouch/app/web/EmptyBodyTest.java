package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Accepted;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

/** No body, an empty body and {@code {}} are the same, with a content type and without. */
@WebTest
class EmptyBodyTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final OrderId ORDER = new OrderId("536365");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @BeforeEach
    void accept() {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(2, Instant.EPOCH, List.of("an event"))));
        when(queries.query(any(), eq(OrderView.class))).thenReturn(completedFuture(Resources.ORDER));
    }

    static Stream<Arguments> bodies() {
        String[] json = {"Content-Type", "application/json"};
        String[] utf8 = {"Content-Type", "application/json; charset=UTF-8"};
        return Stream.of(
                arguments("none", BodyPublishers.noBody(), new String[0]),
                arguments("none of JSON", BodyPublishers.noBody(), json),
                arguments("empty", BodyPublishers.ofString(""), json),
                arguments("{}", BodyPublishers.ofString("{}"), json),
                arguments(" { } ", BodyPublishers.ofString(" { }\n"), utf8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isTheSameInEveryForm(String name, BodyPublisher body, String[] headers) {
        assertThat(status("POST", "/api/orders/536365/cancellation", body, headers))
                .isEqualTo(202);
        isSent(new CancelOrder(ORDER, null, ON));

        assertThat(status("POST", "/api/orders/536365/shipment", body, headers)).isEqualTo(202);
        isSent(new ShipOrder(ORDER, ON));

        assertThat(status("DELETE", "/api/customers/17850/hold", body, headers)).isEqualTo(204);
        isSent(new LiftCreditHold(new CustomerId("17850"), null, ON));
    }

    /** Apart from the day, which is today. */
    private void isSent(Object command) {
        ArgumentCaptor<Object> sent = ArgumentCaptor.captor();
        verify(commands, atLeastOnce()).send(sent.capture());
        assertThat(sent.getValue())
                .usingRecursiveComparison()
                .ignoringFields("on")
                .isEqualTo(command);
    }

    private int status(String method, String path, BodyPublisher body, String... headers) {
        return Http.on(port).send(method, path, body, headers).status();
    }
}
