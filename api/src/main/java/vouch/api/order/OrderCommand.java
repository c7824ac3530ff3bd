package vouch.api.order;

import java.util.List;
import vouch.api.Bounds;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;

/**
 * What an order can be asked to do ({@code docs/credit-rules.md}, An order). Each may arrive twice, late or out of order,
 * takes effect once, and is answered with {@link vouch.api.Accepted} or refused with a {@link vouch.api.BusinessError}.
 */
public sealed interface OrderCommand {

    OrderId orderId();

    /** Starts an order of 1 to {@value Bounds#LINES} lines, of one currency and more than nothing in all. */
    record CreateOrder(OrderId orderId, CustomerId customerId, List<OrderLine> lines) implements OrderCommand {}

    /** Sent by the saga when the credit is reserved. */
    record ApproveOrder(OrderId orderId) implements OrderCommand {}

    /** Sent by the saga when there is no credit, or when nobody decided in time. */
    record RejectOrder(OrderId orderId, RejectionReason reason) implements OrderCommand {}

    /** The customer's wish; the reason may be null. */
    record CancelOrder(OrderId orderId, String reason) implements OrderCommand {}

    /** The goods have left; only an approved order ships. */
    record ShipOrder(OrderId orderId) implements OrderCommand {}
}
