package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static vouch.api.order.OrderQuery.Milestone.ANSWERED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.command.http.Today.DATE;
import static vouch.command.http.Today.ON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.filter.ForwardedHeaderFilter;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.command.http.Today;

/** Creating an order over HTTP: what is sent, and what is answered to what comes back. */
class OrderCommandControllerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrderId ORDER = new OrderId("536365");
    private static final CreateOrder CREATE = new CreateOrder(
            ORDER,
            new CustomerId("17850"),
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("71053", 1, gbp("0"))),
            DATE);

    /** Without an id. */
    private static final String BODY =
            """
            {"customerId":"17850","lines":[
              {"sku":"85123A","quantity":6,"unitPrice":{"amount":"2.55","currency":"GBP"}},
              {"sku":"71053","quantity":1,"unitPrice":{"amount":"0","currency":"GBP"}}]}
            """;

    private static final String BODY_WITH_ID =
            BODY.replace("{\"customerId\"", "{\"orderId\":\"536365\",\"customerId\"");

    private final CommandGateway commands = mock();
    private final QueryGateway queries = mock();
    private final MockMvcTester http = MockMvcTester.of(new OrderCommandController(commands, queries, Today.dates()));

    @Test
    void answersWithThePendingOrderAndItsLocation() {
        accept(true);

        assertThat(post(BODY_WITH_ID))
                .hasStatus(202)
                .hasHeader("Location", "/api/orders/536365")
                .doesNotContainHeader("Preference-Applied")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"orderId":"536365","customerId":"17850","status":"PENDING","credit":"NONE","reason":null,
                         "total":{"amount":"15.30","currency":"GBP"},"createdAt":"2026-01-01T12:00:00Z","version":1}
                        """);
        verify(commands).send(CREATE);
        verifyNoInteractions(queries);
    }

    @Test
    void leadsToTheOrderUnderTheBasePath() {
        accept(true);

        assertThat(post(BODY_WITH_ID).uri("/vouch/api/orders").contextPath("/vouch"))
                .hasHeader("Location", "/vouch/api/orders/536365");
    }

    /** Where forwarded headers are believed at all. */
    @ParameterizedTest
    @CsvSource({"/shop, /shop", "/a {b}, /a%20%7Bb%7D"})
    void leadsToTheOrderUnderTheBasePathOfAProxy(String prefix, String base) {
        accept(true);
        MockMvcTester behindAProxy = MockMvcTester.of(
                List.of(new OrderCommandController(commands, queries, Today.dates())),
                server -> server.addFilters(new ForwardedHeaderFilter()).build());

        assertThat(behindAProxy
                        .post()
                        .uri("/api/orders")
                        .header("X-Forwarded-Prefix", prefix)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BODY_WITH_ID))
                .hasHeader("Location", base + "/api/orders/536365");
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, RESERVED", "REJECTED, NONE", "CANCELLED, RELEASED"})
    void answersWithTheDecidedOrderToAClientThatWaits(Status status, Credit credit) {
        accept(true);
        find(new AwaitOrder(ORDER, 1, ANSWERED, Duration.ofSeconds(5)), view(status, credit));

        assertThat(post(BODY_WITH_ID).header("Prefer", "wait=5"))
                .hasStatus(201)
                .hasHeader("Location", "/api/orders/536365")
                .hasHeader("Preference-Applied", "wait=5")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(status.name());
    }

    @Test
    void answersWithThePendingOrderWhenTheTimeIsUp() {
        accept(true);
        find(new AwaitOrder(ORDER, 1, ANSWERED, Duration.ofSeconds(1)), view(Status.PENDING, Credit.NONE));

        assertThat(post(BODY_WITH_ID).header("Prefer", "wait=1"))
                .hasStatus(202)
                .hasHeader("Location", "/api/orders/536365")
                .hasHeader("Preference-Applied", "wait=1")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PENDING");
    }

    /** The view may be behind by more than the client waits. */
    @Test
    void answersWithThePendingOrderWhenTheViewDoesNotKnowItYet() {
        accept(true);
        find(new AwaitOrder(ORDER, 1, ANSWERED, Duration.ofSeconds(1)), null);

        assertThat(post(BODY_WITH_ID).header("Prefer", "wait=1"))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.orderId")
                .isEqualTo("536365");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"wait=99|30", "respond-async, wait=0|0", "WAIT=\"7\"|7"})
    void waitsAsLongAsPreferredButNoMoreThan30Seconds(String prefer, int seconds) {
        accept(true);
        find(new AwaitOrder(ORDER, 1, ANSWERED, Duration.ofSeconds(seconds)), view(Status.APPROVED, Credit.RESERVED));

        assertThat(post(BODY_WITH_ID).header("Prefer", prefer))
                .hasStatus(201)
                .hasHeader("Preference-Applied", "wait=" + seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=-1", "wait=soon", "return=minimal"})
    void ignoresAPreferenceThatItDoesNotKnow(String prefer) {
        accept(true);

        assertThat(post(BODY_WITH_ID).header("Prefer", prefer))
                .hasStatus(202)
                .doesNotContainHeader("Preference-Applied");
        verifyNoInteractions(queries);
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameRequestAgainWithTheOrderAsItIsNow(Status status) {
        accept(false);
        find(new AwaitOrder(ORDER, 1, STORED, Duration.ofSeconds(1)), view(status, Credit.NONE));

        assertThat(post(BODY_WITH_ID))
                .hasStatus(status == Status.PENDING ? 202 : 200)
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(status.name());
        verify(commands).send(CREATE);
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameRequestAgainToAClientThatWaits(Status status) {
        accept(false);
        find(new AwaitOrder(ORDER, 1, ANSWERED, Duration.ofSeconds(5)), view(status, Credit.NONE));

        assertThat(post(BODY_WITH_ID).header("Prefer", "wait=5"))
                .hasStatus(status == Status.PENDING ? 202 : 200)
                .hasHeader("Preference-Applied", "wait=5")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(status.name());
    }

    @Test
    void derivesTheIdFromTheKeySoThatItIsTheSameTheNextTime() {
        accept(true);
        assertThat(post(BODY).header("Idempotency-Key", "basket 7")).hasStatus(202);
        assertThat(post(BODY).header("Idempotency-Key", "basket 7")).hasStatus(202);
        assertThat(post(BODY).header("Idempotency-Key", "basket 8")).hasStatus(202);

        List<String> ids = sentIds(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void prefersTheIdInTheBodyToTheKey() {
        accept(true);

        assertThat(post(BODY_WITH_ID).header("Idempotency-Key", "basket 7")).hasStatus(202);

        verify(commands).send(CREATE);
    }

    @Test
    void makesAnIdWhenItGetsNone() {
        accept(true);
        assertThat(post(BODY)).hasStatus(202);
        assertThat(post(BODY)).hasStatus(202);

        assertThat(sentIds(2))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
    }

    @Test
    void leadsWithItsLocationToTheOrderThatItMade() {
        accept(true);

        assertThat(post(BODY).header("Idempotency-Key", "basket 7"))
                .hasHeader("Location", "/api/orders/" + sentIds(1).get(0));
    }

    private MockMvcRequestBuilder post(String body) {
        return http.post()
                .uri("/api/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void accept(boolean changed) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(1, NOON, changed ? List.of("an event") : List.of())));
    }

    private void find(AwaitOrder query, OrderView view) {
        when(queries.query(eq(query), eq(OrderView.class))).thenReturn(completedFuture(view));
    }

    private List<String> sentIds(int times) {
        ArgumentCaptor<CreateOrder> sent = ArgumentCaptor.forClass(CreateOrder.class);
        verify(commands, times(times)).send(sent.capture());
        return sent.getAllValues().stream()
                .map(create -> create.orderId().value())
                .toList();
    }

    private static OrderView view(Status status, Credit credit) {
        OrderView created = OrderView.created(OrderCreated.of(CREATE), "Ada", NOON);
        return new OrderView(
                ORDER,
                created.customerId(),
                "Ada",
                status,
                credit,
                null,
                created.total(),
                created.lines(),
                null,
                NOON,
                NOON,
                3,
                ON,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
