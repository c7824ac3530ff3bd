package vouch.command.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.command.http.Amount;
import vouch.command.http.BusinessDates;
import vouch.command.http.BusinessDay;
import vouch.command.http.Text;

/** The body of {@code POST /api/orders}. */
record NewOrder(
        @Pattern(regexp = Identifier.NEW, message = Identifier.NEW_RULE) String orderId,
        @NotNull @Pattern(regexp = Identifier.FORMAT) String customerId,
        @NotNull @Size(min = 1, max = Bounds.LINES) List<@NotNull @Valid Line> lines,
        @BusinessDay String on) {

    record Line(
            @NotNull @Text(max = Bounds.SKU) String sku,
            @NotNull @Min(1) Integer quantity,
            @NotNull @Amount Money unitPrice) {}

    CreateOrder command(String id, BusinessDates dates) {
        List<OrderLine> ordered = lines.stream()
                .map(line -> new OrderLine(line.sku, line.quantity, line.unitPrice))
                .toList();
        return new CreateOrder(new OrderId(id), new CustomerId(customerId), ordered, dates.of(on));
    }
}
