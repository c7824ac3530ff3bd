package vouch.saga;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** Repairs a saga that is stuck, on request of a person. Every operation is idempotent. */
@Component
public class SagaRepair {

    private final SagaRows rows;
    private final ParkedSteps parked;
    private final StepRetries retries;
    private final SagaDelivery saga;
    private final SagaCommands commands;
    private final EventStore events;
    private final TransactionManager transactions;

    SagaRepair(
            SagaRows rows,
            ParkedSteps parked,
            StepRetries retries,
            SagaDelivery saga,
            SagaCommands commands,
            EventStore events,
            TransactionManager transactions) {
        this.rows = rows;
        this.parked = parked;
        this.retries = retries;
        this.saga = saga;
        this.commands = commands;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Rebuilds a lost saga from the stored events. Empty when nothing is left to do for the order, or there is no such
     * order.
     */
    public Optional<SagaView> lost(OrderId order) {
        SagaState saga = null;
        for (DomainEventMessage<?> event : history(order)) {
            Object happened = event.getPayload();
            saga = saga == null
                    ? SagaState.begin((OrderCreated) happened, event.getTimestamp(), null)
                    : saga.after(happened, event.getTimestamp());
        }
        return Optional.ofNullable(saga).filter(SagaState::isInFlight).map(SagaView::of);
    }

    /**
     * Retries the parked steps of the order. If there are none, delivers all events of the order to its saga again,
     * which restores a lost saga.
     *
     * @return false when a step failed again; it is parked with its new cause
     */
    public boolean retry(SagaView view) {
        List<ParkedStep> steps = parked.of(view.orderId());
        if (steps.isEmpty()) {
            saga.deliver(history(view.orderId()), () -> {});
            return true;
        }
        return steps.stream().allMatch(retries::retry);
    }

    /** Retries one step, even if its order is not known. */
    public boolean retry(ParkedStep step) {
        return retries.retry(step);
    }

    /**
     * Cancels the order and releases its credit. Returns empty when that is done, or the reason why the order refused.
     */
    public Optional<BusinessError> compensate(SagaView view, String reason) {
        Optional<BusinessError> refused = commands.send(new CancelOrder(view.orderId(), reason), Actor.ANONYMOUS);
        if (refused.isEmpty()) {
            CustomerId customer =
                    customerOf(events.readEvents(view.orderId().toString()).next());
            commands.send(new ReleaseCredit(customer, view.orderId()), Actor.ANONYMOUS);
        }
        return refused;
    }

    /** Deletes the saga, its deadline and its parked steps. The stored events of the order stay. */
    public void end(OrderId order) {
        transactions.executeInTransaction(() -> {
            rows.remove(order);
            parked.of(order).forEach(step -> parked.remove(step.id()));
        });
    }

    /** Deletes one parked step, even if its order is not known. */
    public void giveUp(ParkedStep step) {
        transactions.executeInTransaction(() -> parked.remove(step.id()));
    }

    /**
     * Reads the order's events from the order's stream and the customer's stream, sorted by time. Empty when there is
     * no such order.
     */
    private List<DomainEventMessage<?>> history(OrderId order) {
        List<DomainEventMessage<?>> ofBoth = new ArrayList<>();
        events.readEvents(order.toString()).forEachRemaining(ofBoth::add);
        if (!ofBoth.isEmpty()) {
            events.readEvents(customerOf(ofBoth.get(0)).toString(), 0)
                    .asStream()
                    .filter(event -> order.equals(ByOrder.orderOf(event)))
                    .forEach(ofBoth::add);
            ofBoth.sort(Comparator.comparing(event -> event.getTimestamp()));
        }
        return ofBoth;
    }

    private static CustomerId customerOf(DomainEventMessage<?> event) {
        return ((OrderEvent) event.getPayload()).customerId();
    }
}
