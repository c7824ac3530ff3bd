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

/** What a person can do about a saga that does not go on by itself. Each may be done again, and does nothing twice. */
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

    /** As the events tell it, a saga in flight that was lost. Empty when nothing is left to do for the order, or ever was. */
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
     * Takes the parked steps of the order again. When there are none, everything that happened to the order is delivered to
     * its saga once more, which makes one that was lost.
     *
     * @return whether it went well; otherwise the step that failed is parked, with its cause
     */
    public boolean retry(SagaView view) {
        List<ParkedStep> steps = parked.of(view.orderId());
        if (steps.isEmpty()) {
            saga.deliver(history(view.orderId()), () -> {});
            return true;
        }
        return steps.stream().allMatch(retries::retry);
    }

    /** The same for one step, of which perhaps not even the order is known. */
    public boolean retry(ParkedStep step) {
        return retries.retry(step);
    }

    /** Cancels the order and releases its credit. Empty when that is done; else why the order refused. */
    public Optional<BusinessError> compensate(SagaView view, String reason) {
        Optional<BusinessError> refused = commands.send(new CancelOrder(view.orderId(), reason), Actor.ANONYMOUS);
        if (refused.isEmpty()) {
            CustomerId customer =
                    customerOf(events.readEvents(view.orderId().toString()).next());
            commands.send(new ReleaseCredit(customer, view.orderId()), Actor.ANONYMOUS);
        }
        return refused;
    }

    /** Forgets the saga, its deadline and its parked steps. What is stored of the order stays. */
    public void end(OrderId order) {
        transactions.executeInTransaction(() -> {
            rows.remove(order);
            parked.of(order).forEach(step -> parked.remove(step.id()));
        });
    }

    /** Gives up one step, of which perhaps not even the order is known. */
    public void giveUp(ParkedStep step) {
        transactions.executeInTransaction(() -> parked.remove(step.id()));
    }

    /** What both streams hold of the order, as it was stored; nothing when there is no such order. */
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
