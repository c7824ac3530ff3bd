package vouch.domain.order;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.util.List;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderLine;

/** Checks that a new order is valid, for every sender ({@code docs/credit-rules.md}, {@code CreateOrder}). */
final class OrderRules {

    private OrderRules() {}

    /** @throws vouch.api.BusinessError.Refusal with the first rule that the command breaks */
    static void check(CreateOrder command) {
        require(Identifier.isAddressable(command.orderId().value()), "The id " + Identifier.NEW_RULE + ".");
        List<OrderLine> lines = command.lines();
        require(lines != null && !lines.isEmpty() && lines.size() <= Bounds.LINES, "An order has 1 to 100 lines.");
        String currency = lines.get(0).unitPrice().currency();
        for (OrderLine line : lines) {
            require(line.quantity() >= 1, "The quantity is at least 1.");
            require(line.unitPrice().minor() >= 0, "The price is at least 0.");
            require(line.unitPrice().currency().equals(currency), "All lines of an order are of one currency.");
        }
        Money total = total(command);
        require(total.minor() > 0, "The total of an order is more than 0.");
        require(total.minor() <= Bounds.AMOUNT, "The total of an order is at most 10^15 minor units.");
    }

    private static Money total(CreateOrder command) {
        try {
            return OrderCreated.of(command).total();
        } catch (ArithmeticException e) {
            throw refuse(VALIDATION_FAILED, "The total of an order is at most 10^15 minor units.");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw refuse(VALIDATION_FAILED, rule);
        }
    }
}
