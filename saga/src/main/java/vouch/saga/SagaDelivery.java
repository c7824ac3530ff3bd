package vouch.saga;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderEvent;

/**
 * Delivers stored events to the saga once more, beside the processor and in a transaction of their own: from the event
 * store, at least once, and out of order, which the saga and those that it commands are made for.
 */
@Component
class SagaDelivery {

    private final EventStore events;
    private final SagaRunner steps;
    private final TransactionManager transactions;

    SagaDelivery(EventStore events, SagaRunner steps, TransactionManager transactions) {
        this.events = events;
        this.steps = steps;
        this.transactions = transactions;
    }

    /**
     * Returns when the saga has handled the event, and what came after it in an order's own stream: a saga that has ended
     * meanwhile begins anew with the order's first event, and ends again with the last.
     *
     * @param id of the {@link ParkedStep}
     * @param afterwards done in the same transaction
     * @throws RuntimeException as the saga does; then the step is still to be done
     */
    void deliver(String id, Runnable afterwards) {
        int at = id.indexOf('@');
        String stream = id.substring(0, at).replace(':', '/');
        DomainEventStream stored = events.readEvents(stream, Long.parseLong(id.substring(at + 1)));
        List<DomainEventMessage<?>> due = new ArrayList<>(List.of(stored.next()));
        if (due.get(0).getPayload() instanceof OrderEvent) {
            stored.forEachRemaining(due::add);
        }
        deliver(due, afterwards);
    }

    void deliver(List<? extends DomainEventMessage<?>> due, Runnable afterwards) {
        transactions.executeInTransaction(() -> {
            steps.take(due).forEach((event, cause) -> {
                throw new NotHandled(event, cause);
            });
            afterwards.run();
        });
    }

    /** The saga failed again; why is the cause. */
    static final class NotHandled extends RuntimeException {

        NotHandled(DomainEventMessage<?> event, Throwable cause) {
            super("The saga cannot handle " + event.getType() + " " + event.getSequenceNumber(), cause);
        }
    }
}
