package vouch.api.order;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;

/**
 * What happened to an order, in its own stream. The stored JSON of each event is a contract. Whoever changes it raises
 * the revision, writes an upcaster, and approves the new sample file of the event. Each event names the customer, so
 * that a reader can keep the events of one customer in order without a lookup.
 */
public sealed interface OrderEvent {

    OrderId orderId();

    CustomerId customerId();

    /** The day for which the event counts. */
    LocalDate on();

    /** The total is the sum of the lines; it never changes. */
    record OrderCreated(OrderId orderId, CustomerId customerId, List<OrderLine> lines, Money total, LocalDate on)
            implements OrderEvent {

        /**
         * The event that an accepted command stores.
         *
         * @throws ArithmeticException when the total does not fit a long
         * @throws IllegalArgumentException when there is no line, or when the lines are of several currencies
         */
        public static OrderCreated of(CreateOrder command) {
            Money total = command.lines().stream()
                    .map(OrderLine::amount)
                    .reduce(Money::plus)
                    .orElseThrow(() -> new IllegalArgumentException("An order without lines has no total."));
            return new OrderCreated(
                    command.orderId(),
                    command.customerId(),
                    List.copyOf(command.lines()),
                    total,
                    command.on().day());
        }
    }

    record OrderApproved(OrderId orderId, CustomerId customerId, LocalDate on) implements OrderEvent {}

    record OrderRejected(OrderId orderId, CustomerId customerId, RejectionReason reason, LocalDate on)
            implements OrderEvent {}

    /** The reason comes from the client and may be null. */
    record OrderCancelled(OrderId orderId, CustomerId customerId, String reason, LocalDate on) implements OrderEvent {}

    record OrderShipped(OrderId orderId, CustomerId customerId, LocalDate on) implements OrderEvent {}
}
