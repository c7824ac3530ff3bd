package vouch.coordination;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.engine.deadletter.DeadLetterGroup;

/** Retries to settle an order that the {@link Reconciler} could not settle. */
@Component
class SettlementRetry implements DeadLetterGroup {

    private final OrderHistory history;
    private final OrderSettlement settlement;
    private final Clock clock;

    SettlementRetry(OrderHistory history, OrderSettlement settlement, Clock clock) {
        this.history = history;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Reconciler.NAME;
    }

    /**
     * Settles the order of the event, as all its stored events show it now.
     *
     * @throws IllegalStateException when no event of the order is stored; a person must see that
     */
    @Override
    public void handle(DomainEventMessage<?> event) {
        OrderId order = ByOrder.orderOf(event);
        OrderProgress progress = OrderProgress.NONE;
        List<DomainEventMessage<?>> history = historyOf(order, event.getPayload());
        if (history.isEmpty()) {
            throw new IllegalStateException("No event of %s is stored".formatted(order));
        }
        for (DomainEventMessage<?> known : history) {
            progress = progress.after(known.getPayload());
        }
        Instant since = history.get(history.size() - 1).getTimestamp();
        settlement.settle(order, progress.credit(), since, clock.instant());
    }

    /** A reservation may exist without its order, so the customer is taken from the event where the event has it. */
    private List<DomainEventMessage<?>> historyOf(OrderId order, Object event) {
        return event instanceof CustomerEvent ofAccount ? history.of(order, ofAccount.customerId()) : history.of(order);
    }
}
