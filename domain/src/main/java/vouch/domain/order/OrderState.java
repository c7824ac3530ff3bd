package vouch.domain.order;

import static vouch.api.BusinessError.Code.*;
import static vouch.api.BusinessError.refuse;

import java.util.List;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.*;

/**
 * Decides an order's commands, and applies its events ({@code docs/credit-rules.md}, An order). Pure: a decision
 * returns the events to store, or throws {@link vouch.api.BusinessError.Refusal}. It returns no events when the command
 * was handled before.
 *
 * @param created the order's first event; null if the order does not exist
 */
public record OrderState(OrderCreated created, Status status) {

    public enum Status {
        ABSENT,
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED
    }

    public static final OrderState ABSENT = new OrderState(null, Status.ABSENT);

    public List<OrderEvent> decide(OrderCommand command) {
        if (command instanceof CreateOrder create) {
            return decide(create);
        } else if (command instanceof ApproveOrder approve) {
            return decide(approve);
        } else if (command instanceof RejectOrder reject) {
            return decide(reject);
        } else if (command instanceof CancelOrder cancel) {
            return decide(cancel);
        } else if (command instanceof ShipOrder ship) {
            return decide(ship);
        }
        throw new IllegalArgumentException("An order does not know " + command);
    }

    private List<OrderEvent> decide(CreateOrder command) {
        OrderRules.check(command);
        OrderCreated event = OrderCreated.of(command);
        if (status == Status.ABSENT) {
            return List.of(event);
        }
        boolean same = command.customerId().equals(created.customerId())
                && event.lines().equals(created.lines())
                && command.on().matches(created.on());
        if (!same) {
            throw refuse(
                    IDEMPOTENCY_CONFLICT,
                    "There is an order with this id and other content. Use a new id for a new order.");
        }
        return List.of();
    }

    private List<OrderEvent> decide(ApproveOrder command) {
        return switch (status) {
            case ABSENT -> throw absent();
            case PENDING -> List.of(new OrderApproved(created.orderId(), created.customerId(), command.on()));
            case APPROVED, SHIPPED -> List.of();
            case REJECTED, CANCELLED -> throw refuse(ORDER_CLOSED, "The order was rejected or cancelled meanwhile.");
        };
    }

    private List<OrderEvent> decide(RejectOrder command) {
        return switch (status) {
            case ABSENT -> throw absent();
            case PENDING ->
                List.of(new OrderRejected(created.orderId(), created.customerId(), command.reason(), command.on()));
            case REJECTED -> List.of();
            case APPROVED, CANCELLED, SHIPPED -> throw refuse(ORDER_NOT_PENDING, "The order was decided meanwhile.");
        };
    }

    private List<OrderEvent> decide(CancelOrder command) {
        return switch (status) {
            case ABSENT -> throw absent();
            case PENDING, APPROVED ->
                List.of(new OrderCancelled(created.orderId(), created.customerId(), command.reason(), command.on()));
            case CANCELLED -> List.of();
            case SHIPPED ->
                throw refuse(
                        ORDER_ALREADY_SHIPPED,
                        "The order has been shipped. Issue a credit note instead of cancelling it.");
            case REJECTED -> throw refuse(ORDER_REJECTED, "The order was rejected: there is nothing to cancel.");
        };
    }

    private List<OrderEvent> decide(ShipOrder command) {
        return switch (status) {
            case ABSENT -> throw absent();
            case APPROVED -> List.of(new OrderShipped(created.orderId(), created.customerId(), command.on()));
            case SHIPPED -> List.of();
            case PENDING, REJECTED, CANCELLED ->
                throw refuse(ORDER_NOT_APPROVED, "Only an approved order ships; this one is " + status + ".");
        };
    }

    public OrderState evolve(OrderEvent event) {
        if (event instanceof OrderCreated first) {
            return new OrderState(first, Status.PENDING);
        } else if (event instanceof OrderApproved) {
            return new OrderState(created, Status.APPROVED);
        } else if (event instanceof OrderRejected) {
            return new OrderState(created, Status.REJECTED);
        } else if (event instanceof OrderCancelled) {
            return new OrderState(created, Status.CANCELLED);
        } else if (event instanceof OrderShipped) {
            return new OrderState(created, Status.SHIPPED);
        }
        throw new IllegalArgumentException("An order does not know " + event);
    }

    private static RuntimeException absent() {
        return refuse(ORDER_NOT_FOUND, "There is no order with this id.");
    }
}
