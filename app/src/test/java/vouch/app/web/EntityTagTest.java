package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static vouch.app.web.Resources.*;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Accepted;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

/** Every answer that is one order or one customer has its version as a strong ETag, and no other answer has a tag. */
@WebTest
class EntityTagTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @BeforeEach
    void answer() {
        when(queries.query(any(), ArgumentMatchers.<Class<OrderView>>eq(OrderView.class)))
                .thenReturn(completedFuture(ORDER));
        when(queries.query(any(), ArgumentMatchers.<Class<CustomerView>>eq(CustomerView.class)))
                .thenReturn(completedFuture(CUSTOMER));
        accept(true);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders/536365, 3",
        "HEAD, /api/orders/536365, 3",
        "GET, /api/customers/17850, 7",
        "HEAD, /api/customers/17850, 7",
        "POST, /api/orders/536365/shipment, 3",
        "POST, /api/orders/536365/cancellation, 3"
    })
    void isTheVersion(String method, String path, long version) {
        Http.Answer answer = Http.on(port).send(method, path, BodyPublishers.noBody());

        assertThat(answer.status()).isBetween(200, 202);
        assertThat(answer.header("ETag")).hasValue("\"" + version + "\"");
    }

    @Test
    void isTheVersionOfWhatWasCreated() {
        assertThat(Http.on(port).post("/api/orders", Bodies.ORDER).header("ETag"))
                .hasValue("\"1\"");
        assertThat(Http.on(port).post("/api/customers", Bodies.CUSTOMER).header("ETag"))
                .hasValue("\"1\"");
    }

    @Test
    void isThePresentVersionOfWhatWasCreatedBefore() {
        accept(false);

        assertThat(Http.on(port).post("/api/orders", Bodies.ORDER).header("ETag"))
                .hasValue("\"3\"");
        assertThat(Http.on(port).post("/api/customers", Bodies.CUSTOMER).header("ETag"))
                .hasValue("\"7\"");
    }

    @Test
    void isInNoOtherAnswer() {
        when(queries.query(any(), ArgumentMatchers.<Class<Orders>>eq(Orders.class)))
                .thenReturn(completedFuture(new Orders(List.of(ORDER), null)));
        when(queries.query(any(), ArgumentMatchers.<Class<Customers>>eq(Customers.class)))
                .thenReturn(completedFuture(new Customers(List.of(CUSTOMER), null)));

        assertThat(List.of(
                        Http.on(port).get("/api/orders"),
                        Http.on(port).get("/api/customers"),
                        Http.on(port).json("PUT", "/api/customers/17850/hold", Bodies.REASON),
                        Http.on(port).post("/api/customers/17850/payments", Bodies.PAYMENT),
                        Http.on(port).get("/api/orders/a%20b")))
                .allSatisfy(answer -> assertThat(answer.header("ETag")).isEmpty());
    }

    /** The credit of an order changes without its version. */
    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"7\"", "W/\"3\"", "*"})
    void sparesNoClientAnAnswer(String known) {
        Http.Answer order = Http.on(port).get("/api/orders/536365", "If-None-Match", known);
        Http.Answer customer = Http.on(port).get("/api/customers/17850", "If-None-Match", known);

        assertThat(order.status()).isEqualTo(200);
        assertThat(order.body()).isEqualTo(ORDER_JSON);
        assertThat(customer.status()).isEqualTo(200);
        assertThat(customer.body()).isEqualTo(CUSTOMER_JSON);
    }

    private void accept(boolean changed) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(1, Instant.EPOCH, changed ? List.of("an event") : List.of())));
    }
}
