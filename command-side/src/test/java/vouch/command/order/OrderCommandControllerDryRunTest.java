package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vouch.command.http.Today.ON;
import static vouch.domain.order.Orders.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.command.http.Today;
import vouch.domain.view.OrderViewFold;

/** What is answered to a dry run of an order command. */
class OrderCommandControllerDryRunTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money NONE = Money.zero("GBP");
    private static final CreditFigures FIGURES = new CreditFigures(
            Money.of("1000", "GBP"),
            NONE,
            NONE,
            CREATED.total(),
            ON,
            Money.of("1000", "GBP"),
            Money.of("1000", "GBP"),
            null,
            Money.zero("GBP"),
            CreditTerms.standard("GBP"),
            List.of());
    private static final OrderView PENDING = OrderView.created(CREATED, "Ada", NOON.minusSeconds(9));
    private static final OrderView RESERVED = OrderViewFold.fold(
            PENDING, new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, ON, FIGURES), NOON);
    private static final OrderView APPROVED_ORDER = OrderViewFold.fold(RESERVED, APPROVED, NOON.minusSeconds(8));

    private final CommandGateway commands = mock();
    private final QueryGateway queries = mock();
    private final MockMvcTester http = MockMvcTester.of(new OrderCommandController(commands, queries, Today.dates()));

    /** The version of the stored order. */
    private long version;

    @BeforeEach
    void decide() {
        when(commands.send(any())).thenAnswer(call -> {
            Object command = ((CommandMessage<?>) call.getArgument(0)).getPayload();
            if (command instanceof CreateOrder) {
                return completedFuture(new Accepted(1, NOON, List.of(CREATED)));
            } else if (command instanceof ReserveCredit) {
                return completedFuture(new Accepted(
                        8,
                        NOON,
                        List.of(new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, ON, FIGURES))));
            } else if (command instanceof CancelOrder cancel) {
                return completedFuture(new Accepted(
                        version + 1, NOON, List.of(new OrderCancelled(ORDER, CUSTOMER, cancel.reason(), ON))));
            } else if (command instanceof ReleaseCredit) {
                return completedFuture(
                        new Accepted(9, NOON, List.of(new CreditReleased(CUSTOMER, ORDER, CREATED.total(), null, ON))));
            }
            throw new AssertionError("Not to be sent: " + command);
        });
    }

    @Test
    void showsANewOrderAsItWouldBeDecided() {
        when(queries.query(new FindCustomer(CUSTOMER), CustomerView.class))
                .thenReturn(completedFuture(new CustomerView(
                        CUSTOMER,
                        "Ada",
                        null,
                        false,
                        Money.of("1000", "GBP"),
                        NONE,
                        NONE,
                        NOON,
                        1,
                        ON,
                        Money.zero("GBP"),
                        CreditTerms.standard("GBP"),
                        List.of(),
                        new CustomerView.Standing(Eligibility.ELIGIBLE, null, List.of(), 0),
                        new CustomerView.Waiting(0, Money.zero("GBP")))));

        assertThat(create())
                .hasStatus(200)
                .hasHeader("Preference-Applied", "dry-run")
                .doesNotContainHeader("Location")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"wouldBe":{"orderId":"536365","customerName":"Ada","status":"APPROVED","credit":"RESERVED",
                          "createdAt":"2026-01-01T12:00:00Z","decidedAt":"2026-01-01T12:00:00Z","version":2},
                         "events":[{"type":"OrderCreated","payload":{"orderId":"536365"}},
                          {"type":"CreditReserved","payload":{"orderId":"536365","customerId":"17850"}},
                          {"type":"OrderApproved","payload":{"orderId":"536365","customerId":"17850"}}],
                         "decision":{"creditLimit":{"amount":"1000.00","currency":"GBP"},
                          "requested":{"amount":"22.08","currency":"GBP"}}}
                        """);
    }

    @Test
    void showsNoNameOfACustomerThatIsNotKnown() {
        when(queries.query(new FindCustomer(CUSTOMER), CustomerView.class)).thenReturn(completedFuture(null));

        assertThat(create())
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.wouldBe.customerName")
                .isNull();
    }

    @Test
    void showsAnOrderAsItWouldBeSettled() {
        version = 2;
        show(APPROVED_ORDER);

        assertThat(cancel())
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"wouldBe":{"status":"CANCELLED","credit":"RELEASED","reason":"no","customerName":"Ada",
                          "decidedAt":"2026-01-01T11:59:52Z","version":3},
                         "events":[{"type":"OrderCancelled"},{"type":"CreditReleased"}],"decision":null}
                        """);
    }

    @Test
    void asksAgainWhenTheOrderHasChangedSince() {
        version = 1;
        when(queries.query(await(1), OrderView.class)).thenAnswer(call -> {
            version = 2;
            return completedFuture(APPROVED_ORDER);
        });
        when(queries.query(await(2), OrderView.class)).thenReturn(completedFuture(APPROVED_ORDER));

        assertThat(cancel())
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.wouldBe.version")
                .isEqualTo(3);
        verify(commands, times(4)).send(any());
    }

    @Test
    void answers503WhenTheOrderIsNotShownYet() {
        version = 2;
        show(PENDING);
        assertThat(cancel()).hasStatus(503).hasHeader("Retry-After", "1");

        show(null);
        assertThat(cancel()).hasStatus(503);
    }

    private void show(OrderView view) {
        when(queries.query(await(version), OrderView.class)).thenReturn(completedFuture(view));
    }

    private static AwaitOrder await(long version) {
        return new AwaitOrder(ORDER, version, Milestone.STORED, Duration.ofSeconds(1));
    }

    private MvcTestResult create() {
        return send(
                "/api/orders",
                """
                {"orderId":"536365","customerId":"17850","lines":[
                  {"sku":"85123A","quantity":6,"unitPrice":{"amount":"2.55","currency":"GBP"}},
                  {"sku":"85123A","quantity":2,"unitPrice":{"amount":"3.39","currency":"GBP"}}]}
                """);
    }

    private MvcTestResult cancel() {
        return send("/api/orders/536365/cancellation", "{\"reason\":\"no\"}");
    }

    private MvcTestResult send(String path, String body) {
        return http.post()
                .uri(path)
                .header("Prefer", "wait=5, dry-run")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
