package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static vouch.app.web.Resources.ORDER;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.ConsistencyToken;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

/** Every answer to a command has a token for what the command did, and for what the answer shows. */
@WebTest
class TokenOfAnswerTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final String TOKEN = "Consistency-Token";
    private static final ConsistencyToken ORDER_4 = ConsistencyToken.of(new OrderId("536365"), 4);

    private final CustomerId customer = new CustomerId(UUID.randomUUID().toString());

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventStore events;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    @BeforeEach
    void accept() {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(4, Instant.EPOCH, List.of("an event"), 1L)));
        when(queries.query(any(), ArgumentMatchers.<Class<CustomerView>>eq(CustomerView.class)))
                .thenReturn(completedFuture(Resources.CUSTOMER));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, hold, REASON",
        "PUT, credit-limit, LIMIT",
        "DELETE, hold, ",
        "POST, payments, PAYMENT",
        "POST, payments/P-1/reversal, REASON",
        "POST, credit-notes, CREDIT_NOTE",
        "PUT, terms, TERMS",
        "PUT, eligibility, ELIGIBILITY",
        "POST, review, ",
        "POST, temporary-limits, TEMPORARY_LIMIT",
        "DELETE, temporary-limits/T-1, "
    })
    void standsForTheCustomer(String method, String path, String body) throws Exception {
        String json = body == null
                ? null
                : (String) Bodies.class.getDeclaredField(body).get(null);
        String url = "/api/customers/17850/" + path;

        Http.Answer answer = json == null
                ? Http.on(port).send(method, url, BodyPublishers.noBody())
                : Http.on(port).json(method, url, json);

        assertThat(answer.header(TOKEN))
                .hasValue(ConsistencyToken.of(new CustomerId("17850"), 4).toString());
    }

    @Test
    void standsForTheNewestThatIsShown() {
        when(commands.<Accepted>send(any())).thenReturn(completedFuture(new Accepted(4, Instant.EPOCH, List.of())));

        assertThat(Http.on(port).post("/api/customers", Bodies.CUSTOMER).header(TOKEN))
                .hasValueSatisfying(token -> assertThat(
                                ConsistencyToken.parsed(token).orElseThrow().versions())
                        .containsEntry("customer/17850", 7L));
    }

    /** What led to the approval or the rejection of an order has a lower position than that. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, NONE, false, false",
        "PENDING, RESERVED, true, true",
        "PENDING, NONE, true, true",
        "APPROVED, RESERVED, true, false",
        "REJECTED, NONE, true, false",
        "REJECTED, NONE, false, false",
        "REJECTED, RELEASED, false, true",
        "CANCELLED, NONE, false, false",
        "CANCELLED, RESERVED, true, true",
        "CANCELLED, RELEASED, true, true",
        "CANCELLED, RELEASED, false, true",
        "SHIPPED, RESERVED, true, true",
        "SHIPPED, CHARGED, true, true"
    })
    void standsForTheAccountWhereTheOrderShowsIt(
            OrderView.Status status, OrderView.Credit credit, boolean decision, boolean account) {
        events.publish(new GenericDomainEventMessage<>(
                "Customer",
                customer.toString(),
                0,
                new CustomerRegistered(customer, "Ada", null, new Money(1, "GBP"), ON)));
        OrderView shown = new OrderView(
                ORDER.orderId(),
                customer,
                null,
                status,
                credit,
                null,
                ORDER.total(),
                ORDER.lines(),
                decision ? ORDER.decision() : null,
                ORDER.createdAt(),
                null,
                3,
                ON,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
        when(queries.query(any(), ArgumentMatchers.<Class<OrderView>>eq(OrderView.class)))
                .thenReturn(completedFuture(shown));

        Http.Answer answer = Http.on(port).send("POST", "/api/orders/536365/cancellation", BodyPublishers.noBody());

        ConsistencyToken expected = account ? ORDER_4.and(ConsistencyToken.of(customer, 1)) : ORDER_4;
        assertThat(answer.header(TOKEN)).hasValue(expected.toString());
    }

    @Test
    void isTakenByEveryQuery() {
        assertThat(mapping.getHandlerMethods().entrySet().stream()
                        .filter(one -> one.getKey().getPatternValues().stream()
                                .anyMatch(path -> path.matches("/api/(?!webhooks|what-if).*")))
                        .filter(one ->
                                one.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                        .map(Map.Entry::getValue))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(query -> assertThat(query.getMethodParameters())
                        .anySatisfy(parameter -> assertThat(parameter.getParameterAnnotation(RequestHeader.class))
                                .isNotNull()
                                .extracting(RequestHeader::name)
                                .isEqualTo(TOKEN)));
    }

    /** It is stored, though it cannot be shown yet. */
    @Test
    void isAlsoGivenWhenTheAnswerIsThatTheViewIsBehind() {
        when(queries.query(any(), ArgumentMatchers.<Class<OrderView>>eq(OrderView.class)))
                .thenReturn(completedFuture(null));

        Http.Answer answer = Http.on(port).send("POST", "/api/orders/536365/shipment", BodyPublishers.noBody());

        answer.isProblem(503, "SERVICE_UNAVAILABLE");
        assertThat(answer.header(TOKEN)).hasValue(ORDER_4.toString());
    }

    @Test
    void isNotGivenForWhatWasRefusedOrAsked() {
        BusinessError error = new BusinessError(Code.ORDER_NOT_APPROVED, "The order is pending.");
        when(commands.send(any())).thenReturn(failedFuture(new CommandExecutionException("refused", null, error)));

        assertThat(Http.on(port)
                        .send("POST", "/api/orders/536365/shipment", BodyPublishers.noBody())
                        .header(TOKEN))
                .isEmpty();
        assertThat(Http.on(port).get("/api/customers/17850").header(TOKEN)).isEmpty();
    }
}
