package vouch.saga;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderEvent;

/**
 * Delivers a stored event to the saga once more, beside the processor and in a transaction of its own: from the event
 * store, at least once, and out of order, which the saga and those that it commands are made for.
 */
@Component
class SagaDelivery {

    private final EventStore events;
    private final Configuration axon;

    SagaDelivery(EventStore events, Configuration axon) {
        this.events = events;
        this.axon = axon;
    }

    /**
     * Returns when the saga has handled the event, and what came after it in an order's own stream: a saga that has ended
     * meanwhile begins anew with the order's first event, and ends again with the last.
     *
     * @param id of the {@link ParkedStep}
     * @param afterwards done in the transaction of the last event
     * @throws RuntimeException as the saga does; then the step is still to be done, from its first event
     */
    void deliver(String id, Runnable afterwards) {
        int at = id.indexOf('@');
        String stream = id.substring(0, at).replace(':', '/');
        DomainEventStream due = events.readEvents(stream, Long.parseLong(id.substring(at + 1)));
        DomainEventMessage<?> event = due.next();
        while (event.getPayload() instanceof OrderEvent && due.hasNext()) {
            deliver(event, () -> {});
            event = due.next();
        }
        deliver(event, afterwards);
    }

    void deliver(DomainEventMessage<?> event, Runnable afterwards) {
        DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
        axon.correlationDataProviders().forEach(work::registerCorrelationDataProvider);
        work.attachTransaction(axon.getComponent(TransactionManager.class));
        ResultMessage<?> result = work.executeWithResult(() -> {
            axon.eventProcessingConfiguration()
                    .sagaConfiguration(OrderSaga.class)
                    .manager()
                    .handle(event, Segment.ROOT_SEGMENT);
            afterwards.run();
            return null;
        });
        if (result.isExceptional()) {
            throw new NotHandled(event, result.exceptionResult());
        }
    }

    /** The saga failed again; why is the cause. */
    static final class NotHandled extends RuntimeException {

        NotHandled(DomainEventMessage<?> event, Throwable cause) {
            super("The saga cannot handle " + event.getType() + " " + event.getSequenceNumber(), cause);
        }
    }
}
