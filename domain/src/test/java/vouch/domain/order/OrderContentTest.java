package vouch.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.order.Orders.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderLine;
import vouch.domain.Answers;
import vouch.domain.order.OrderState.Status;

/** The same id again: with the same content it is the same order, with any other it is a conflict, in every state. */
class OrderContentTest {

    private static final List<OrderLine> LINES = CREATE.lines();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
    void takesTheSameContentForTheSameOrder(Status status) {
        CreateOrder again = new CreateOrder(ORDER, new CustomerId("17850"), List.copyOf(LINES), GIVEN);

        assertThat(order(status).decide(again)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
    void takesADayThatWasLeftOutForAny(Status status) {
        CreateOrder tomorrow = new CreateOrder(ORDER, CUSTOMER, LINES, new BusinessDate(DAY.plusDays(1), false));

        assertThat(order(status).decide(tomorrow)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
    void refusesOtherContentUnderTheSameId(Status status) {
        OrderLine first = LINES.get(0);
        OrderLine second = LINES.get(1);
        Stream<CreateOrder> others = Stream.of(
                new CreateOrder(ORDER, new CustomerId("13047"), LINES, GIVEN),
                new CreateOrder(ORDER, CUSTOMER, LINES, new BusinessDate(DAY.plusDays(1), true)),
                create(first),
                create(first, second, second),
                create(second, first),
                create(new OrderLine("22423", first.quantity(), first.unitPrice()), second),
                create(new OrderLine(first.sku(), first.quantity() + 1, first.unitPrice()), second),
                create(new OrderLine(first.sku(), first.quantity(), Money.of("2.56", "GBP")), second),
                create(
                        new OrderLine(first.sku(), first.quantity(), Money.of("2.55", "EUR")),
                        new OrderLine(second.sku(), second.quantity(), Money.of("3.39", "EUR"))));

        assertThat(others)
                .allSatisfy(other -> assertThat(Answers.to(() -> order(status).decide(other)))
                        .isEqualTo("IDEMPOTENCY_CONFLICT"));
    }
}
