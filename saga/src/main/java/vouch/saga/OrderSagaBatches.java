package vouch.saga;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderEvent;

/**
 * Collects the saga's events of one transaction, and takes their steps together after the last event. A failed step is
 * parked in the same transaction that stores the processor's token. So the failure of one order never blocks the
 * others.
 *
 * <p>The handlers take the message without its payload, because an unreadable event is parked too.
 */
@Component
@ProcessingGroup(SagaSide.GROUP)
@DisallowReplay
class OrderSagaBatches {

    private static final String COLLECTED = OrderSagaBatches.class.getName();

    private final SagaRunner steps;
    private final ParkedSteps parked;

    OrderSagaBatches(SagaRunner steps, ParkedSteps parked) {
        this.steps = steps;
        this.parked = parked;
    }

    @EventHandler(payloadType = OrderEvent.class)
    void onOrder(DomainEventMessage<?> event) {
        collect(event);
    }

    @EventHandler(payloadType = CreditReserved.class)
    void onReserved(DomainEventMessage<?> event) {
        collect(event);
    }

    @EventHandler(payloadType = CreditReservationRejected.class)
    void onRejected(DomainEventMessage<?> event) {
        collect(event);
    }

    private void collect(DomainEventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        List<DomainEventMessage<?>> events = batch.getOrComputeResource(COLLECTED, first -> {
            List<DomainEventMessage<?>> collected = new ArrayList<>();
            // If the last event does not arrive here, the others are still handled.
            batch.onPrepareCommit(last -> take(collected));
            return collected;
        });
        events.add(event);
        if (!(batch instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
            take(events);
        }
    }

    /** Called before the token is stored, so that the token does not wait for commands. */
    private void take(List<DomainEventMessage<?>> events) {
        if (!events.isEmpty()) {
            steps.take(List.copyOf(events)).forEach(parked::park);
            events.clear();
        }
    }
}
