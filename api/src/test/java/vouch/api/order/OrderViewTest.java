package vouch.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

class OrderViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money TOTAL = Money.of("10.00", "GBP");
    private static final OrderLine LINE = new OrderLine("85123A", 2, Money.of("5.00", "GBP"));
    private static final OrderCreated CREATED =
            new OrderCreated(new OrderId("536365"), new CustomerId("17850"), List.of(LINE), TOTAL);

    @ParameterizedTest
    @EnumSource
    void isDecidedUnlessItIsPending(Status status) {
        OrderView view = new OrderView(
                CREATED.orderId(),
                CREATED.customerId(),
                "Ada",
                status,
                Credit.NONE,
                null,
                TOTAL,
                List.of(LINE),
                null,
                NOON,
                null,
                2);

        assertThat(view.decided()).isEqualTo(status != Status.PENDING);
    }

    @Test
    void startsPendingWithoutCredit() {
        assertThat(OrderView.created(CREATED, "Ada", NOON))
                .isEqualTo(new OrderView(
                        CREATED.orderId(),
                        CREATED.customerId(),
                        "Ada",
                        Status.PENDING,
                        Credit.NONE,
                        null,
                        TOTAL,
                        List.of(LINE),
                        null,
                        NOON,
                        null,
                        1));
    }
}
