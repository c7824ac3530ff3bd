package vouch.saga;

import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderId;

/**
 * Keeps the failure of one order from holding up the others: an event that the saga cannot handle is parked, in the
 * transaction that moves on to the next one, and is delivered again later ({@link SagaDelivery}). While something is away
 * that all orders need nothing is parked: the event is not done, and comes again with the processor's back-off. It is no
 * bean, or Axon would let it intercept every processor.
 */
final class StepParking implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(StepParking.class);
    private static final String ORDERS = "order/";

    private final ParkedSteps parked;
    private final Predicate<Throwable> outage;

    /** @param outage tells a failure that passes, and that other orders would meet too */
    StepParking(ParkedSteps parked, Predicate<Throwable> outage) {
        this.parked = parked;
        this.outage = outage;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (Exception e) {
            if (outage.test(e) || !(unitOfWork.getMessage() instanceof DomainEventMessage<?> event)) {
                throw e;
            }
            LOG.warn("{} is parked: {}", id(event), ParkedSteps.cause(e));
            parked.park(id(event), orderOf(event), event.getPayloadType().getSimpleName(), e);
            return null;
        }
    }

    /** Without a slash, so that it can be a part of a path. */
    private static String id(DomainEventMessage<?> event) {
        return event.getAggregateIdentifier().replace('/', ':') + "@" + event.getSequenceNumber();
    }

    /** Null when the event is of no order, or cannot be read so far. */
    static OrderId orderOf(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> stored
                && stored.getAggregateIdentifier().startsWith(ORDERS)) {
            return new OrderId(stored.getAggregateIdentifier().substring(ORDERS.length()));
        }
        try {
            return event.getPayload() instanceof OrderCreditEvent credit ? credit.orderId() : null;
        } catch (SerializationException unreadable) {
            return null;
        }
    }
}
