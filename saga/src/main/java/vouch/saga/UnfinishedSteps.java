package vouch.saga;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;
import vouch.engine.eventstore.EventLog.Place;

/** The last events of the orders in whose saga a command is to follow, and not only another event. */
final class UnfinishedSteps {

    /** As many orders as may have dead letters. The reconciler settles the others. */
    static final int MOST = 1_000;

    private final Map<OrderId, Place> events = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Place> eldest) {
            return size() > MOST;
        }
    };

    /** @param saga after the event; null when it has ended */
    void note(OrderId order, SagaState saga, DomainEventMessage<?> event) {
        events.remove(order);
        if (saga != null && isAmidAStep(saga)) {
            events.put(order, new Place(event.getAggregateIdentifier(), event.getSequenceNumber()));
        }
    }

    private static boolean isAmidAStep(SagaState saga) {
        return switch (saga.phase()) {
            case AWAITING_CREDIT, AWAITING_SHIPMENT, ENDED -> false;
            case RESERVING, APPROVING, REJECTING, RELEASING, CHARGING -> true;
        };
    }

    Collection<Place> places() {
        return events.values();
    }
}
