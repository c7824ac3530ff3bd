package vouch.api.order;

import java.time.Instant;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderCreated;

/**
 * An order as the API shows it ({@code docs/http-api.md}, Queries).
 *
 * @param customerName null until the customer is known
 * @param reason of the rejection or cancellation, else null
 * @param decision the figures with which the account granted or rejected the credit; null before that decision
 * @param decidedAt when the order was approved or rejected, else null
 * @param version the number of events in the order's own stream, from 1
 */
public record OrderView(
        OrderId orderId,
        CustomerId customerId,
        String customerName,
        Status status,
        Credit credit,
        String reason,
        Money total,
        List<OrderLine> lines,
        CreditFigures decision,
        Instant createdAt,
        Instant decidedAt,
        long version) {

    public enum Status {
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED
    }

    public enum Credit {
        NONE,
        RESERVED,
        RELEASED,
        CHARGED
    }

    /** The order right after its creation. */
    public static OrderView created(OrderCreated event, String customerName, Instant at) {
        return new OrderView(
                event.orderId(),
                event.customerId(),
                customerName,
                Status.PENDING,
                Credit.NONE,
                null,
                event.total(),
                event.lines(),
                null,
                at,
                null,
                1);
    }

    /** Whether the order is no longer pending. */
    public boolean decided() {
        return status != Status.PENDING;
    }
}
