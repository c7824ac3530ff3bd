package vouch.query.order;

import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindDecision;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.domain.view.DecisionExplanation;

/** Explains the last decision on an order's credit, from its event alone. The view knows the number of that event. */
@Component
class DecisionQueryHandler {

    private final OrderQueryHandler orders;
    private final OrderRows rows;
    private final EventStore events;

    DecisionQueryHandler(OrderQueryHandler orders, OrderRows rows, EventStore events) {
        this.orders = orders;
        this.rows = rows;
        this.events = events;
    }

    @QueryHandler
    CompletableFuture<DecisionView> handle(FindDecision query) {
        return orders.handle(new FindOrder(query.orderId()))
                .thenApply(view -> view == null ? null : explained(view.orderId()));
    }

    /** Null when the view has no such order. */
    DecisionView explained(OrderId id) {
        OrderEntry entry = rows.entry(id);
        if (entry == null) {
            return null;
        }
        if (entry.decisionNumber() == null) {
            return DecisionExplanation.ofUndecided(entry.view());
        }
        DomainEventMessage<?> decision = events.readEvents(
                        entry.view().customerId().toString(), entry.decisionNumber())
                .next();
        return DecisionExplanation.of(
                (CreditDecision) decision.getPayload(), decision.getTimestamp(), Actor.of(decision.getMetaData()));
    }
}
