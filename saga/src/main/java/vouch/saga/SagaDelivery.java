package vouch.saga;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;

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
     * Returns when the saga has handled the event.
     *
     * @param id of the {@link ParkedStep}
     * @param afterwards done in the same transaction
     * @throws RuntimeException as the saga does; then nothing of it is stored
     */
    void deliver(String id, Runnable afterwards) {
        int at = id.indexOf('@');
        String stream = id.substring(0, at).replace(':', '/');
        deliver(events.readEvents(stream, Long.parseLong(id.substring(at + 1))).next(), afterwards);
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
