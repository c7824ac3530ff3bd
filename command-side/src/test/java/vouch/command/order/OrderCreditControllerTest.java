package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.command.http.Today.ON;
import static vouch.domain.order.Orders.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.BusinessError.Refusal;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.RefuseCredit;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.command.http.Today;
import vouch.domain.view.OrderViewFold;
import vouch.engine.dryrun.DryRun;

/** What a person decides over HTTP about an order that waits for credit. */
class OrderCreditControllerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money BOUND = Money.of("10000", "GBP");
    private static final CreditFigures FIGURES = new CreditFigures(
            Money.of("10", "GBP"),
            Money.zero("GBP"),
            Money.zero("GBP"),
            CREATED.total(),
            ON,
            Money.of("10", "GBP"),
            Money.of("10", "GBP"),
            null,
            Money.zero("GBP"),
            CreditTerms.standard("GBP"),
            List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED));

    private static final String OVERRIDE =
            "{\"reasons\":[\"OVERDUE\",\"CREDIT_LIMIT_EXCEEDED\"],\"reason\":\"a good customer\"}";
    private static final String REFUSAL = "{\"reason\":\"too risky\"}";
    private static final CreditReserved OVERRIDDEN =
            new CreditReserved(CUSTOMER, ORDER, Granted.BY_OVERRIDE, List.of(), "a good customer", ON, FIGURES);
    private static final CreditReservationRejected REFUSED =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_REFUSED, "too risky", ON, FIGURES);

    private static final OrderView WAITING = OrderViewFold.fold(
            OrderView.created(CREATED, "Ada", NOON),
            new CreditDeferred(CUSTOMER, ORDER, RejectionReason.CREDIT_LIMIT_EXCEEDED, ON, FIGURES),
            NOON);
    private static final OrderView APPROVED_ORDER =
            OrderViewFold.fold(OrderViewFold.fold(WAITING, OVERRIDDEN, NOON), APPROVED, NOON);
    private static final OrderView REJECTED_ORDER =
            OrderViewFold.fold(OrderViewFold.fold(WAITING, REFUSED, NOON), REJECTED, NOON);

    private final CommandGateway commands = mock();
    private final QueryGateway queries = mock();
    private final EventStore events = mock();
    private final List<OrderEvent> stored = new ArrayList<>(List.of(CREATED));
    private List<Money> bounds = List.of(BOUND);
    private final MockMvcTester http = MockMvcTester.of(
            new OrderCreditController(commands, queries, new OrderStreams(events), () -> bounds, Today.dates()));

    @BeforeEach
    void store() {
        when(events.readEvents(any())).thenReturn(DomainEventStream.empty());
        when(events.readEvents(ORDER.toString()))
                .thenAnswer(call -> DomainEventStream.of(stored.stream()
                        .<DomainEventMessage<?>>map(
                                event -> new GenericDomainEventMessage<>("Order", ORDER.toString(), 0, event))));
    }

    /** What is posted, what is sent, what the account stores, the order after it. */
    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments(
                        "credit-override",
                        OVERRIDE,
                        override(ON, List.of(BOUND), RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED),
                        OVERRIDDEN,
                        APPROVED_ORDER),
                arguments(
                        "credit-refusal",
                        REFUSAL,
                        new RefuseCredit(CUSTOMER, ORDER, "too risky", ON),
                        REFUSED,
                        REJECTED_ORDER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void answersWithTheOrderAsItIsStored(
            String decision, String body, CustomerCommand command, Object event, OrderView after) {
        accept(event);
        show(1, STORED, 1, WAITING);

        assertThat(post(decision, body))
                .hasStatus(202)
                .doesNotContainHeader("Location")
                .doesNotContainHeader("Preference-Applied")
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"orderId\":\"536365\",\"status\":\"PENDING\",\"credit\":\"WAITING\",\"version\":1}");
        verify(commands).send(command);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void answersWithTheDecidedOrderToAClientThatWaits(
            String decision, String body, CustomerCommand command, Object event, OrderView after) {
        accept(event);
        show(1, DECIDED, 30, after);

        assertThat(post(decision, body).header("Prefer", "wait=99"))
                .hasStatus(200)
                .hasHeader("Preference-Applied", "wait=30")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(after.status().name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void answersWithThePendingOrderWhenTheTimeIsUp(
            String decision, String body, CustomerCommand command, Object event, OrderView after) {
        accept(event);
        show(1, DECIDED, 2, WAITING);

        assertThat(post(decision, body).header("Prefer", "wait=2"))
                .hasStatus(202)
                .hasHeader("Preference-Applied", "wait=2")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PENDING");
    }

    /** It did its work the first time, and is answered with what the order is now. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void answersTheSameRequestAgainWithTheOrderAsItIsNow(
            String decision, String body, CustomerCommand command, Object event, OrderView after) {
        stored.add(APPROVED);
        accept();
        show(2, STORED, 1, after);

        assertThat(post(decision, body))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        verify(commands).send(command);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void saysWhenTheOrderCannotBeShownYet(String decision, String body) {
        accept(OVERRIDDEN);
        show(1, STORED, 1, null);

        assertThat(post(decision, body)).hasStatus(503).hasHeader("Retry-After", "1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void refusesAnOrderThatDoesNotExist(String decision, String body) {
        stored.clear();

        assertThat(post(decision, body))
                .failure()
                .hasRootCauseInstanceOf(Refusal.class)
                .hasMessageContaining(Code.ORDER_NOT_FOUND.name());
        verifyNoInteractions(commands, queries);
    }

    /** A director has no bound. */
    @Test
    void sendsWhatItsSenderMayOverrideAndEachReasonOnce() {
        bounds = List.of();
        accept(OVERRIDDEN);
        show(1, STORED, 1, WAITING);

        assertThat(post("credit-override", OVERRIDE.replace("[", "[\"OVERDUE\",")))
                .hasStatus(202);

        verify(commands).send(override(ON, List.of(), RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED));
    }

    @Test
    void keepsTheDateOfTheClientInTheCommand() {
        LocalDate day = LocalDate.of(2011, 2, 28);
        accept(OVERRIDDEN);
        show(1, STORED, 1, WAITING);

        assertThat(post(
                        "credit-override",
                        "{\"reasons\":[\"CREDIT_HOLD\"],\"reason\":\"a good customer\",\"on\":\"2011-02-28\"}"))
                .hasStatus(202);
        assertThat(post("credit-refusal", "{\"reason\":\"too risky\",\"on\":\"2011-02-28\"}"))
                .hasStatus(202);

        verify(commands).send(override(day, List.of(BOUND), RejectionReason.CREDIT_HOLD));
        verify(commands).send(new RefuseCredit(CUSTOMER, ORDER, "too risky", day));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "credit-override | {`reasons`:[],`reason`:`x`}",
                "credit-override | {`reason`:`x`}",
                "credit-override | {`reasons`:[null],`reason`:`x`}",
                "credit-override | {`reasons`:[`CURRENCY_MISMATCH`],`reason`:`x`}",
                "credit-override | {`reasons`:[`ORDER_CLOSED`],`reason`:`x`}",
                "credit-override | {`reasons`:[`overdue`],`reason`:`x`}",
                "credit-override | {`reasons`:[`OVERDUE`]}",
                "credit-override | {`reasons`:[`OVERDUE`],`reason`:` `}",
                "credit-override | {`reasons`:[`OVERDUE`],`reason`:`x`,`on`:`2011-02-29`}",
                "credit-refusal  | {}",
                "credit-refusal  | {`reason`:``}",
                "credit-refusal  | {`reason`:`x`,`on`:`9999-12-31`}"
            })
    void sendsNothingOfABodyThatBreaksARule(String decision, String body) {
        assertThat(post(decision, body.replace('`', '"'))).hasStatus(400);
        verifyNoInteractions(commands);
    }

    /** The account decides, and it alone knows whether there is anything to do. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void tellsTheAccountWhenTheOrderHasAnotherVersionThanTheClientExpects(
            String decision, String body, CustomerCommand command) {
        accept();
        show(1, STORED, 1, WAITING);

        for (String header : List.of("*", "\"1\"", "\"1\", \"7\"", "\"2\"")) {
            assertThat(post(decision, body).header("If-Match", header)).hasStatus(202);
        }

        List<Object> sent = sent(4);
        assertThat(sent.subList(0, 3)).containsOnly(command);
        assertThat(sent.get(3)).isInstanceOfSatisfying(CommandMessage.class, message -> {
            assertThat(message.getPayload()).isEqualTo(command);
            assertThat(message.getMetaData()).containsOnlyKeys("versionMismatch");
        });
    }

    @Test
    void showsInADryRunTheOrderAsItWouldBeDecided() {
        accept(OVERRIDDEN);
        show(1, STORED, 1, WAITING);

        assertThat(post("credit-override", OVERRIDE).header("Prefer", "wait=5, dry-run"))
                .hasStatus(200)
                .hasHeader("Preference-Applied", "dry-run")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"wouldBe":{"orderId":"536365","customerName":"Ada","status":"APPROVED","credit":"RESERVED",
                          "granted":"BY_OVERRIDE","decidedAt":"2026-01-01T12:00:00Z","version":2},
                         "events":[{"type":"CreditReserved"},{"type":"OrderApproved"}],
                         "decision":{"requested":{"amount":"22.08","currency":"GBP"}}}
                        """);

        accept(REFUSED);
        assertThat(post("credit-refusal", REFUSAL).header("Prefer", "dry-run"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"wouldBe":{"status":"REJECTED","credit":"NONE","reason":"CREDIT_REFUSED","version":2},
                         "events":[{"type":"CreditReservationRejected"},{"type":"OrderRejected"}]}
                        """);
        assertThat(sent(2)).allMatch(message -> DryRun.is((CommandMessage<?>) message));
    }

    @Test
    void showsInADryRunOfWhatWasDoneBeforeTheOrderAsItIs() {
        stored.add(APPROVED);
        accept();
        show(2, STORED, 1, APPROVED_ORDER);

        assertThat(post("credit-override", OVERRIDE).header("Prefer", "dry-run"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"wouldBe\":{\"status\":\"APPROVED\",\"version\":2},\"events\":[],\"decision\":null}");
    }

    @Test
    void asksAgainInADryRunWhenTheOrderHasChangedSince() {
        when(commands.<Accepted>send(any()))
                .thenAnswer(call ->
                        completedFuture(new Accepted(8, NOON, stored.size() == 1 ? List.of(OVERRIDDEN) : List.of())));
        when(queries.query(await(1, STORED, 1), OrderView.class)).thenAnswer(call -> {
            stored.add(APPROVED);
            return completedFuture(APPROVED_ORDER);
        });
        show(2, STORED, 1, APPROVED_ORDER);

        assertThat(post("credit-override", OVERRIDE).header("Prefer", "dry-run"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"wouldBe\":{\"version\":2},\"events\":[]}");
        verify(commands, times(2)).send(any());
    }

    @Test
    void hasInADryRunTheConditionOfItsCommand() {
        accept();
        show(1, STORED, 1, WAITING);

        assertThat(post("credit-refusal", REFUSAL).header("Prefer", "dry-run").header("If-Match", "\"2\""))
                .hasStatus(200);

        assertThat(((CommandMessage<?>) sent(1).get(0)).getMetaData()).containsOnlyKeys("versionMismatch", "dryRun");
    }

    private static OverrideCredit override(LocalDate on, List<Money> most, RejectionReason... reasons) {
        return new OverrideCredit(CUSTOMER, ORDER, List.of(reasons), "a good customer", most, on);
    }

    private MockMvcRequestBuilder post(String decision, String body) {
        return http.post()
                .uri("/api/orders/536365/" + decision)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void accept(Object... stored) {
        when(commands.<Accepted>send(any())).thenReturn(completedFuture(new Accepted(8, NOON, List.of(stored))));
    }

    private void show(long version, Milestone milestone, int seconds, OrderView view) {
        when(queries.query(await(version, milestone, seconds), OrderView.class)).thenReturn(completedFuture(view));
    }

    private static AwaitOrder await(long version, Milestone milestone, int seconds) {
        return new AwaitOrder(ORDER, version, milestone, Duration.ofSeconds(seconds));
    }

    private List<Object> sent(int times) {
        ArgumentCaptor<Object> sent = ArgumentCaptor.captor();
        verify(commands, times(times)).send(sent.capture());
        return sent.getAllValues();
    }
}
