package vouch.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.engine.SetClock;

/** What the real reconciler finds and does, step by step. */
public final class SimulatedReconciler {

    static final DecisionDeadline DEADLINE = new DecisionDeadline(Duration.ofSeconds(60), Duration.ofDays(14));

    private final UnsettledOrders unsettled;
    private final OrderSettlement settlement;
    private final SettlementRetry retry;
    private final SetClock clock;

    public SimulatedReconciler(StoredEvents events, SystemCommands commands) {
        unsettled = new UnsettledOrders(events);
        settlement = new OrderSettlement(events, commands, DEADLINE);
        clock = new SetClock(Instant.EPOCH);
        retry = new SettlementRetry(new OrderHistory(events), settlement, clock);
    }

    /** From now on every order that waits has waited for too long. */
    public void passWaits() {
        clock.set(Instant.EPOCH.plus(DEADLINE.whileWaiting().multipliedBy(2)));
    }

    /**
     * An order that the reconciler has found unsettled.
     *
     * @param event its last event, which becomes a dead letter when the order cannot be settled
     */
    public record Unsettled(OrderId order, DomainEventMessage<?> event, OrderProgress progress) {}

    /** Reads from the token to the one time, and follows the orders that it finds to the other. */
    public List<Unsettled> find(TrackingToken from, Instant until, Instant now) {
        return unsettled.find(from, until, now).orders().entrySet().stream()
                .map(found -> new Unsettled(
                        found.getKey(),
                        found.getValue().event(),
                        found.getValue().progress()))
                .toList();
    }

    /** @throws RuntimeException when it fails */
    public void settle(Unsettled found) {
        settlement.settle(
                found.order(), found.progress().credit(), found.event().getTimestamp(), clock.instant());
    }

    /** Does what the retry of the order's dead letter does. */
    public void settleAgain(Unsettled found) {
        retry.handle(found.event());
    }
}
