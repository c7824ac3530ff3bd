package vouch.saga;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.OrderHistory;
import vouch.coordination.SystemCommands;
import vouch.domain.process.SagaState;
import vouch.engine.deadletter.DeadLetterRetry;
import vouch.engine.deadletter.DeadLetters;

/** Repairs a saga that is stuck, on request of a person. Every operation is idempotent. */
@Component
public class SagaRepair {

    private static final Actor REPAIR = Actor.system("saga-repair");

    private final SagaRows rows;
    private final DeadLetters letters;
    private final DeadLetterRetry retries;
    private final SagaRunner runner;
    private final OrderHistory history;
    private final SystemCommands commands;
    private final TransactionManager transactions;
    private final Clock clock;

    SagaRepair(
            SagaRows rows,
            DeadLetters letters,
            DeadLetterRetry retries,
            SagaRunner runner,
            OrderHistory history,
            SystemCommands commands,
            TransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.retries = retries;
        this.runner = runner;
        this.history = history;
        this.commands = commands;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Rebuilds a lost saga from the stored events. Empty when nothing is left to do for the order, or there is no such
     * order.
     */
    public Optional<SagaView> lost(OrderId order) {
        SagaState saga = null;
        for (DomainEventMessage<?> event : history.of(order)) {
            Object happened = event.getPayload();
            saga = saga == null
                    ? SagaState.begin((OrderCreated) happened, event.getTimestamp(), null)
                    : saga.after(happened, null);
        }
        return Optional.ofNullable(saga).filter(SagaState::isInFlight).map(SagaView::of);
    }

    /**
     * Retries the dead letters of the order. If there are none, its saga handles all events of the order again, which
     * restores a lost saga.
     *
     * @return false when an event failed again; its dead letter has the new cause
     * @throws RuntimeException when an event fails that was no dead letter; nothing has changed then
     */
    public boolean retry(OrderId order) {
        if (!letters.letters(SagaSide.GROUP, order.value(), 1).isEmpty()) {
            return retries.retry(SagaSide.GROUP, order.value()) == DeadLetterRetry.Outcome.HANDLED;
        }
        transactions.executeInTransaction(
                () -> runner.take(history.of(order)).stream().findFirst().ifPresent(unhandled -> {
                    throw new NotHandled(unhandled);
                }));
        return true;
    }

    /**
     * Cancels the order and releases its credit. Returns empty when that is done, or the reason why the order refused.
     *
     * @param operator the name of the person who asks for it, for the metadata of the events
     */
    public Optional<BusinessError> compensate(OrderId order, String reason, String operator) {
        Actor actor = REPAIR.onBehalfOf(operator);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<BusinessError> refused = commands.sendAndWait(new CancelOrder(order, reason, today), actor);
        if (refused.isEmpty()) {
            OrderEvent created = (OrderEvent) history.of(order).get(0).getPayload();
            CustomerId customer = created.customerId();
            commands.sendAndWait(new ReleaseCredit(customer, order, today), actor);
        }
        return refused;
    }

    /** Deletes the saga, its deadline and its dead letters. The stored events of the order stay. */
    public void end(OrderId order) {
        transactions.executeInTransaction(() -> {
            rows.remove(order);
            letters.discard(SagaSide.GROUP, order.value());
        });
    }

    /** The saga cannot handle an event; the cause says why. */
    static final class NotHandled extends RuntimeException {

        NotHandled(UnhandledEvent unhandled) {
            super(
                    "The saga cannot handle %s %d"
                            .formatted(
                                    unhandled.event().getType(),
                                    unhandled.event().getSequenceNumber()),
                    unhandled.cause());
        }
    }
}
