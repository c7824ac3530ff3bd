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
 * Delivers stored events to the saga again, outside of the processor and in a transaction of their own. Delivery is at
 * least once, and may be out of order. The saga and the receivers of its commands are made for that.
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
     * Delivers an event, and the later events of the stream if it is an order's own stream. A saga that has ended
     * meanwhile begins again with the order's first event, and ends again with the last.
     *
     * @param id of the {@link ParkedStep}
     * @param afterwards runs in the same transaction
     * @throws RuntimeException when the saga fails; the step is still to be done then
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

    /** The saga failed again; the cause says why. */
    static final class NotHandled extends RuntimeException {

        NotHandled(DomainEventMessage<?> event, Throwable cause) {
            super("The saga cannot handle " + event.getType() + " " + event.getSequenceNumber(), cause);
        }
    }
}
