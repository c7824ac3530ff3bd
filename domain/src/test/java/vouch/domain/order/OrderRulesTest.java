package vouch.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.order.Orders.*;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.domain.Answers;
import vouch.domain.order.OrderState.Status;

class OrderRulesTest {

    private static final String TOTAL_AT_MOST = "The total of an order is at most 10^15 minor units.";

    private static final String NO_ID = "The id " + Identifier.NEW_RULE + ".";

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("an id that no URL can name", named("."), NO_ID),
                arguments("another", named(".."), NO_ID),
                arguments(
                        "no list of lines",
                        new CreateOrder(ORDER, CUSTOMER, null, GIVEN),
                        "An order has 1 to 100 lines."),
                arguments("no line", create(), "An order has 1 to 100 lines."),
                arguments("101 lines", lines(101), "An order has 1 to 100 lines."),
                arguments("quantity 0", create(line(1, "1"), line(0, "1")), "The quantity is at least 1."),
                arguments("quantity -1", create(line(-1, "1"), line(2, "1")), "The quantity is at least 1."),
                arguments("price -0.01", create(line(1, "5"), line(1, "-0.01")), "The price is at least 0."),
                arguments(
                        "two currencies", create(line(1, "1"), euros()), "All lines of an order are of one currency."),
                arguments("total 0", create(line(3, "0"), line(1, "0")), "The total of an order is more than 0."),
                arguments("total 10^15 + 1", priced(1, 1_000_000_000_000_001L), TOTAL_AT_MOST),
                arguments("a line that overflows", priced(2, Long.MAX_VALUE), TOTAL_AT_MOST),
                arguments("a sum that overflows", sumThatOverflows(), TOTAL_AT_MOST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesAnOrderThatBreaksARule(String rule, CreateOrder command, String detail) {
        assertThatThrownBy(() -> OrderState.ABSENT.decide(command))
                .isInstanceOfSatisfying(BusinessError.Refusal.class, refused -> assertThat(refused.error())
                        .isEqualTo(new BusinessError(Code.VALIDATION_FAILED, detail)));
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                arguments("1 line", lines(1)),
                arguments("100 lines", lines(100)),
                arguments("one line for free", create(line(1, "0"), line(1, "0.01"))),
                arguments("total 10^15", priced(1, 1_000_000_000_000_000L)),
                arguments("the largest quantity", create(line(Integer.MAX_VALUE, "0.01"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void acceptsAnOrderAtTheEdge(String edge, CreateOrder command) {
        assertThat(Answers.to(() -> OrderState.ABSENT.decide(command))).isEqualTo("OrderCreated");
    }

    @ParameterizedTest
    @EnumSource
    void comeBeforeTheStateOfTheOrder(Status status) {
        assertThat(Answers.to(() -> order(status).decide(create()))).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void keepTheLinesInTheirOrder() {
        OrderLine first = line(2, "1.50");
        OrderLine second = line(1, "4");

        assertThat(OrderState.ABSENT.decide(create(first, second)))
                .singleElement()
                .extracting("lines", "total")
                .containsExactly(List.of(first, second), Money.of("7.00", "GBP"));
    }

    private static CreateOrder named(String id) {
        return new CreateOrder(new OrderId(id), CUSTOMER, List.of(line(1, "1")), GIVEN);
    }

    private static CreateOrder lines(int count) {
        return new CreateOrder(ORDER, CUSTOMER, Collections.nCopies(count, line(1, "0.01")), GIVEN);
    }

    private static OrderLine euros() {
        return new OrderLine("85123A", 1, Money.of("1", "EUR"));
    }

    private static CreateOrder priced(int quantity, long minor) {
        return create(new OrderLine("85123A", quantity, new Money(minor, "GBP")));
    }

    private static CreateOrder sumThatOverflows() {
        OrderLine huge = new OrderLine("85123A", 1, new Money(Long.MAX_VALUE, "GBP"));
        return create(huge, huge);
    }
}
