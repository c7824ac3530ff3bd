package vouch.benchmarks.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderId;

/** An order as an Axon tutorial has it. */
@Aggregate
public class StockOrder {

    @AggregateIdentifier
    private OrderId orderId;

    private CustomerId customerId;
    private boolean decided;
    private boolean closed;

    StockOrder() {}

    @CommandHandler
    StockOrder(CreateOrder command) {
        apply(OrderCreated.of(command));
    }

    @CommandHandler
    void handle(ApproveOrder command) {
        if (!decided) {
            apply(new OrderApproved(orderId, customerId, command.on()));
        }
    }

    @CommandHandler
    void handle(RejectOrder command) {
        if (!decided) {
            apply(new OrderRejected(orderId, customerId, command.reason(), command.on()));
        }
    }

    @CommandHandler
    void handle(CancelOrder command) {
        if (!closed) {
            apply(new OrderCancelled(orderId, customerId, command.reason(), command.on()));
        }
    }

    @CommandHandler
    void handle(ShipOrder command) {
        if (!closed) {
            apply(new OrderShipped(orderId, customerId, command.on()));
        }
    }

    @EventSourcingHandler
    void on(OrderEvent event) {
        orderId = event.orderId();
        customerId = event.customerId();
        decided = !(event instanceof OrderCreated);
        closed = decided && !(event instanceof OrderApproved);
    }
}
