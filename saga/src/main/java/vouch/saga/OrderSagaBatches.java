package vouch.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.order.OrderEvent;
import vouch.engine.deadletter.DeadLetterGroup;
import vouch.engine.deadletter.OwnDeadLetters;

/**
 * Collects the saga's events of one transaction, and takes their steps together after the last event. An event whose
 * step fails becomes a dead letter in the same transaction that stores the processor's token, and so do the later
 * events of its order. So the failure of one order never blocks the others.
 *
 * <p>The handlers take the message without its payload, because an unreadable event becomes a dead letter too.
 */
@Component
@ProcessingGroup(SagaSide.GROUP)
@DisallowReplay
class OrderSagaBatches implements DeadLetterGroup {

    private static final String COLLECTED = OrderSagaBatches.class.getName();

    private final SagaRunner runner;
    private final OwnDeadLetters letters;

    OrderSagaBatches(SagaRunner runner, OwnDeadLetters letters) {
        this.runner = runner;
        this.letters = letters;
    }

    @EventHandler(payloadType = OrderEvent.class)
    void onOrder(DomainEventMessage<?> event) {
        collect(event);
    }

    @EventHandler(payloadType = CreditDecision.class)
    void onDecision(DomainEventMessage<?> event) {
        collect(event);
    }

    @EventHandler(payloadType = ReservationExpired.class)
    void onExpiry(DomainEventMessage<?> event) {
        collect(event);
    }

    private void collect(DomainEventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        List<DomainEventMessage<?>> events = batch.getOrComputeResource(COLLECTED, first -> {
            List<DomainEventMessage<?>> collected = new ArrayList<>();
            // If the last event does not arrive here, the others are still handled.
            batch.onPrepareCommit(last -> takeAll(collected));
            return collected;
        });
        events.add(event);
        if (!(batch instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
            takeAll(events);
        }
    }

    /** Called before the token is stored, so that the token does not wait for commands. */
    private void takeAll(List<DomainEventMessage<?>> collected) {
        List<DomainEventMessage<?>> events = List.copyOf(collected);
        collected.clear();
        if (!events.isEmpty()) {
            take(events);
        }
    }

    /**
     * Takes the steps in the caller's transaction. An event that comes behind a dead letter of its order waits there.
     *
     * @throws RuntimeException in an outage that affects all orders; the caller must roll back
     */
    void take(List<DomainEventMessage<?>> events) {
        Set<String> waiting = letters.waiting(
                SagaSide.GROUP, events.stream().map(UnhandledEvent::sequenceOf).collect(Collectors.toSet()));
        List<DomainEventMessage<?>> due = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            if (waiting.contains(UnhandledEvent.sequenceOf(event))) {
                add(new UnhandledEvent(event, null));
            } else {
                due.add(event);
            }
        }
        runner.take(due).forEach(this::add);
    }

    private void add(UnhandledEvent unhandled) {
        letters.add(SagaSide.GROUP, unhandled.sequence(), unhandled.event(), unhandled.cause());
    }

    @Override
    public String name() {
        return SagaSide.GROUP;
    }

    /** Takes the step of a dead letter again. */
    @Override
    public void handle(DomainEventMessage<?> event) throws Exception {
        for (UnhandledEvent unhandled : runner.take(List.of(event))) {
            throw (Exception) unhandled.cause();
        }
    }
}
