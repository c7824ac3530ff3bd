package vouch.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderCreated;

class OrderCreatedTest {

    private static final BusinessDate TODAY = new BusinessDate(LocalDate.of(2026, 1, 1), false);
    private static final OrderLine LANTERNS = line(6, Money.of("3.39", "GBP"));
    private static final OrderLine HEARTS = line(8, Money.of("2.75", "GBP"));

    @Test
    void hasTheSumOfItsLinesAsItsTotal() {
        OrderCreated event = OrderCreated.of(order(LANTERNS, HEARTS));

        assertThat(event.total()).isEqualTo(Money.of("42.34", "GBP"));
        assertThat(event.lines()).containsExactly(LANTERNS, HEARTS);
        assertThat(event.orderId()).isEqualTo(new OrderId("536365"));
        assertThat(event.customerId()).isEqualTo(new CustomerId("17850"));
        assertThat(event.on()).isEqualTo(TODAY.day());
    }

    @Test
    void keepsItsLinesWhenTheCommandsListChanges() {
        List<OrderLine> lines = new ArrayList<>(List.of(LANTERNS));
        OrderCreated event = OrderCreated.of(new CreateOrder(new OrderId("1"), new CustomerId("1"), lines, TODAY));

        lines.clear();

        assertThat(event.lines()).containsExactly(LANTERNS);
    }

    @Test
    void hasNoTotalWithoutLines() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderCreated.of(order()));
    }

    @Test
    void hasNoTotalOfTwoCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderCreated.of(order(LANTERNS, line(1, Money.of("1", "EUR")))));
    }

    @Test
    void hasNoTotalThatOverflows() {
        Money most = new Money(Long.MAX_VALUE, "GBP");
        assertThatThrownBy(() -> OrderCreated.of(order(line(2, most)))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> OrderCreated.of(order(line(1, most), LANTERNS)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static OrderLine line(int quantity, Money price) {
        return new OrderLine("85123A", quantity, price);
    }

    private static CreateOrder order(OrderLine... lines) {
        return new CreateOrder(new OrderId("536365"), new CustomerId("17850"), List.of(lines), TODAY);
    }
}
