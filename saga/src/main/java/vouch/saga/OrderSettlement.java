package vouch.saga;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;

/**
 * Settles an order that should have been settled long ago, from what is stored of it now: one that is still pending is
 * asked to reject, credit of a rejected or cancelled one is released, of a shipped one charged. Each of these may have been
 * done already, and is not done twice.
 */
@Component
class OrderSettlement {

    private static final Actor RECONCILER = Actor.system(Reconciler.NAME);
    private static final Logger LOG = LoggerFactory.getLogger(OrderSettlement.class);

    private final EventStore events;
    private final SagaCommands commands;

    OrderSettlement(EventStore events, SagaCommands commands) {
        this.events = events;
        this.commands = commands;
    }

    /**
     * Returns when every command was answered.
     *
     * @throws RuntimeException when one was not, or was refused though it must not be; to be called again
     */
    void settle(OrderId order) {
        DomainEventStream stream = events.readEvents(order.toString());
        OrderProgress progress = OrderProgress.NONE;
        CustomerId customer = null;
        while (stream.hasNext()) {
            OrderEvent event = (OrderEvent) stream.next().getPayload();
            progress = progress.after(event);
            customer = event.customerId();
        }
        switch (progress.order()) {
            case UNKNOWN ->
                throw new IllegalStateException("Credit is reserved for " + order + ", which does not exist");
            case PENDING -> reject(order, customer);
            case REJECTED, CANCELLED -> done(new ReleaseCredit(customer, order));
            case SHIPPED -> done(new ChargeCredit(customer, order));
            case APPROVED -> LOG.debug("{} is approved", order);
        }
    }

    /** Refused, it was decided meanwhile, and whoever did it is at work on its credit. */
    private void reject(OrderId order, CustomerId customer) {
        LOG.warn("{} was not decided in time, and nobody rejected it: it is asked to reject now", order);
        Optional<BusinessError> refused =
                commands.send(new RejectOrder(order, RejectionReason.DECISION_TIMEOUT), RECONCILER);
        if (refused.isEmpty()) {
            done(new ReleaseCredit(customer, order));
        }
    }

    private void done(Object command) {
        commands.send(command, RECONCILER).ifPresent(refusal -> {
            throw new Unresolved(refusal);
        });
    }
}
