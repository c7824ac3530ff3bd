package vouch.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

class OrderViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money TOTAL = Money.of("10.00", "GBP");
    private static final CreditFigures FIGURES = new CreditFigures(TOTAL, Money.zero("GBP"), Money.zero("GBP"), TOTAL);

    /** Every status and credit, and whether the account has decided on the order. */
    @ParameterizedTest(name = "{0} {1}, account decided: {2} -> decided: {3}, settled: {4}")
    @CsvSource({
        "PENDING,   NONE,     false, false, false",
        "PENDING,   NONE,     true,  false, false",
        "PENDING,   RESERVED, true,  false, false",
        "PENDING,   RELEASED, false, false, false",
        "PENDING,   RELEASED, true,  false, false",
        "PENDING,   CHARGED,  true,  false, false",
        "APPROVED,  NONE,     false, true,  false",
        "APPROVED,  NONE,     true,  true,  false",
        "APPROVED,  RESERVED, true,  true,  true",
        "APPROVED,  RELEASED, true,  true,  false",
        "APPROVED,  CHARGED,  true,  true,  false",
        "SHIPPED,   NONE,     false, true,  false",
        "SHIPPED,   NONE,     true,  true,  false",
        "SHIPPED,   RESERVED, true,  true,  false",
        "SHIPPED,   RELEASED, true,  true,  false",
        "SHIPPED,   CHARGED,  true,  true,  true",
        "CANCELLED, NONE,     false, true,  false",
        "CANCELLED, NONE,     true,  true,  true",
        "CANCELLED, RESERVED, true,  true,  false",
        "CANCELLED, RELEASED, false, true,  true",
        "CANCELLED, RELEASED, true,  true,  true",
        "CANCELLED, CHARGED,  true,  true,  false",
        "REJECTED,  NONE,     false, true,  true",
        "REJECTED,  NONE,     true,  true,  true",
        "REJECTED,  RESERVED, true,  true,  false",
        "REJECTED,  RELEASED, false, true,  true",
        "REJECTED,  RELEASED, true,  true,  true",
    })
    void saysWhetherItIsDecidedAndSettled(
            Status status, Credit credit, boolean accountDecided, boolean decided, boolean settled) {
        OrderView view = view(status, credit, accountDecided ? FIGURES : null);

        assertThat(view.decided()).isEqualTo(decided);
        assertThat(view.settled()).isEqualTo(settled);
    }

    @Test
    void startsPendingWithoutCredit() {
        OrderLine line = new OrderLine("85123A", 2, Money.of("5.00", "GBP"));
        OrderCreated event = new OrderCreated(new OrderId("536365"), new CustomerId("17850"), List.of(line), TOTAL);

        assertThat(OrderView.created(event, "Ada", NOON))
                .isEqualTo(new OrderView(
                        event.orderId(),
                        event.customerId(),
                        "Ada",
                        Status.PENDING,
                        Credit.NONE,
                        null,
                        TOTAL,
                        List.of(line),
                        null,
                        NOON,
                        null,
                        1));
    }

    /** Its account could not answer: there is none. */
    @Test
    void isSettledWhenItIsCancelledAndItsCustomerIsUnknown() {
        OrderView cancelled = new OrderView(
                new OrderId("536365"),
                new CustomerId("nobody"),
                null,
                Status.CANCELLED,
                Credit.NONE,
                null,
                TOTAL,
                List.of(),
                null,
                Instant.EPOCH,
                null,
                2);

        assertThat(cancelled.settled()).isTrue();
    }

    static OrderView view(Status status, Credit credit, CreditFigures decision) {
        return new OrderView(
                new OrderId("536365"),
                new CustomerId("17850"),
                "Ada",
                status,
                credit,
                null,
                TOTAL,
                List.of(),
                decision,
                NOON,
                null,
                2);
    }
}
