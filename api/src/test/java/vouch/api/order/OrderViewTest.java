package vouch.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

class OrderViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Money TOTAL = Money.of("10.00", "GBP");
    private static final OrderLine LINE = new OrderLine("85123A", 2, Money.of("5.00", "GBP"));
    private static final OrderCreated CREATED =
            new OrderCreated(new OrderId("536365"), new CustomerId("17850"), List.of(LINE), TOTAL, DAY);

    @ParameterizedTest
    @EnumSource
    void isDecidedUnlessItIsPending(Status status) {
        assertThat(view(status, Credit.NONE, 2).decided()).isEqualTo(status != Status.PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, WAITING, true",
        "PENDING, NONE, false",
        "PENDING, RESERVED, false",
        "CANCELLED, WAITING, false",
        "REJECTED, WAITING, false"
    })
    void waitsWhileItIsPendingAndItsCreditWaits(Status status, Credit credit, boolean waits) {
        assertThat(view(status, credit, 2).waits()).isEqualTo(waits);
    }

    @Test
    void startsPendingWithoutCredit() {
        assertThat(OrderView.created(CREATED, "Ada", NOON)).isEqualTo(view(Status.PENDING, Credit.NONE, 1));
    }

    private static OrderView view(Status status, Credit credit, long version) {
        return new OrderView(
                CREATED.orderId(),
                CREATED.customerId(),
                "Ada",
                status,
                credit,
                null,
                TOTAL,
                List.of(LINE),
                null,
                NOON,
                null,
                version,
                DAY,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
    }
}
