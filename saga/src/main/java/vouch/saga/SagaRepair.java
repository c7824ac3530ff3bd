package vouch.saga;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderId;

/** What a person can do about a saga that does not go on by itself. Each may be done again, and does nothing twice. */
@Component
public class SagaRepair {

    private final SagaRows rows;
    private final ParkedSteps parked;
    private final StepRetries retries;
    private final SagaDelivery saga;
    private final StoredSagas stored;
    private final SagaCommands commands;
    private final EventStore events;
    private final TransactionManager transactions;

    SagaRepair(
            SagaRows rows,
            ParkedSteps parked,
            StepRetries retries,
            SagaDelivery saga,
            StoredSagas stored,
            SagaCommands commands,
            EventStore events,
            TransactionManager transactions) {
        this.rows = rows;
        this.parked = parked;
        this.retries = retries;
        this.saga = saga;
        this.stored = stored;
        this.commands = commands;
        this.events = events;
        this.transactions = transactions;
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
            history(view).forEach(event -> saga.deliver(event, () -> {}));
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
            commands.send(new ReleaseCredit(view.customerId(), view.orderId()), Actor.ANONYMOUS);
        }
        return refused;
    }

    /** Forgets the saga, its deadline, its parked steps and its line in the list. What is stored of the order stays. */
    public void end(OrderId order) {
        transactions.executeInTransaction(() -> {
            stored.remove(order);
            parked.of(order).forEach(step -> parked.remove(step.id()));
            rows.end(order);
        });
    }

    /** Gives up one step, of which perhaps not even the order is known. */
    public void giveUp(ParkedStep step) {
        transactions.executeInTransaction(() -> parked.remove(step.id()));
    }

    /** What both streams hold of the order, as it was stored. */
    private List<? extends DomainEventMessage<?>> history(SagaView view) {
        return Stream.concat(
                        events.readEvents(view.orderId().toString()).asStream(),
                        events.readEvents(view.customerId().toString(), 0)
                                .asStream()
                                .filter(event -> view.orderId().equals(StepParking.orderOf(event))))
                .sorted(Comparator.comparing(DomainEventMessage::getTimestamp))
                .toList();
    }
}
