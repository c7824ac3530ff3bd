package vouch.command.order;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.Accepted;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.command.DecidingAggregate;
import vouch.domain.order.OrderState;

/**
 * The Axon aggregate of an order; {@link OrderState} decides. Every handler creates the aggregate when it is missing,
 * so that the state itself refuses commands for an unknown order.
 */
@Aggregate(cache = "recentOrders")
class Order extends DecidingAggregate<OrderState, OrderEvent> {

    @AggregateIdentifier
    private OrderId orderId;

    Order() {
        super(OrderState.ABSENT);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(CreateOrder command) {
        return accept(state().decide(command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ApproveOrder command) {
        return accept(state().decide(command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(RejectOrder command) {
        return accept(state().decide(command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(CancelOrder command) {
        return accept(state().decide(command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ShipOrder command) {
        return accept(state().decide(command));
    }

    @EventSourcingHandler
    void on(OrderEvent event, @Timestamp Instant at) {
        orderId = event.orderId();
        evolved(state().evolve(event), at);
    }
}
