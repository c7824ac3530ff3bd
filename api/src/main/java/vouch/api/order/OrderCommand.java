package vouch.api.order;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.BusinessDate;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;

/**
 * A command to an order ({@code docs/credit-rules.md}, An order). A command may arrive twice, late or out of order; it
 * takes effect once. It is answered with {@link vouch.api.Accepted}, or refused with a {@link vouch.api.BusinessError}.
 */
public sealed interface OrderCommand {

    OrderId orderId();

    /**
     * Starts an order of 1 to {@value Bounds#LINES} lines. The lines have one currency, and their total is more than 0.
     */
    record CreateOrder(OrderId orderId, CustomerId customerId, List<OrderLine> lines, BusinessDate on)
            implements OrderCommand {}

    /** Sent by Vouch itself when the credit is reserved. */
    record ApproveOrder(OrderId orderId, LocalDate on) implements OrderCommand {}

    /** Sent by Vouch itself when the credit is rejected, or when the order was not decided in time. */
    record RejectOrder(OrderId orderId, RejectionReason reason, LocalDate on) implements OrderCommand {}

    /** Sent when the customer no longer wants the order, or when its reservation has expired; the reason may be null. */
    record CancelOrder(OrderId orderId, String reason, LocalDate on) implements OrderCommand {}

    /** Sent when the goods have left; only an approved order can ship. */
    record ShipOrder(OrderId orderId, LocalDate on) implements OrderCommand {}
}
