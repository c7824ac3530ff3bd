package vouch.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.faults.check.Rows.SagaRow;

/**
 * The real saga, its deadlines and {@link OrderSettlement}, with a table of sagas in memory. Each delivery is a transaction:
 * nothing is stored until {@link #commit}. Time passes when deadlines are to be asked.
 */
public final class Coordination {

    private final SagasInMemory store = new SagasInMemory();
    private final Time clock = new Time();
    private final SagaCommands commands;
    private final Predicate<Throwable> outage;
    private final DecisionDeadlines deadlines;
    private final UnsettledOrders unsettled;
    private final OrderSettlement settlement;
    private SagaRunner steps;

    public Coordination(CommandGateway gateway, EventStore events, Predicate<Throwable> outage) {
        this.outage = outage;
        commands = new SagaCommands(gateway, List.of());
        restart();
        deadlines = new DecisionDeadlines(store, commands, outage, clock);
        unsettled = new UnsettledOrders(events);
        settlement = new OrderSettlement(events, commands);
    }

    /** Sagas of a new run: none. */
    public void clear() {
        store.stored().clear();
        rollback();
        restart();
    }

    /** What is not stored is forgotten. */
    public void restart() {
        steps = new SagaRunner(store, commands, new DecisionDeadline(Duration.ofSeconds(60)), outage, clock);
    }

    /** Their rows, as the checker reads them. */
    public List<SagaRow> rows() {
        return store.stored().values().stream()
                .map(saga -> new SagaRow(
                        saga.orderId().value(),
                        saga.customerId().value(),
                        saga.progress().order().name(),
                        saga.progress().credit().name(),
                        saga.phase().name(),
                        saga.steps().toString(),
                        saga.startedAt(),
                        saga.deadline()))
                .toList();
    }

    /** Returns those that failed. To be followed by {@link #commit} or {@link #rollback}, whatever it throws. */
    public List<DomainEventMessage<?>> deliver(List<DomainEventMessage<?>> events) {
        return List.copyOf(steps.take(events).keySet());
    }

    /** Whether an order will be asked to reject when its time is up. */
    public boolean hasDeadlines() {
        return store.stored().values().stream().anyMatch(saga -> saga.deadline() != null);
    }

    /** When the time of all is up. */
    public void askDue() {
        clock.now = clock.now.plus(Duration.ofHours(1));
        deadlines.askDue();
    }

    /** What the reconciler does for an order that it has found unsettled. */
    public record Unsettled(OrderId order, OrderProgress.Credit credit) {}

    /** What the reconciler finds that reads from the token to the one time, and follows what it finds to the other. */
    public List<Unsettled> findUnsettled(TrackingToken from, Instant until, Instant now) {
        return unsettled.find(from, until, now).orders().entrySet().stream()
                .map(found -> new Unsettled(found.getKey(), found.getValue()))
                .toList();
    }

    public void settle(Unsettled found) {
        settlement.settle(found.order(), found.credit());
    }

    public static OrderId orderOf(EventMessage<?> event) {
        return ByOrder.orderOf(event);
    }

    public void commit() {
        store.commit();
    }

    public void rollback() {
        store.rollback();
    }

    /** As if by hand. */
    public void delete(OrderId order) {
        store.stored().remove(order);
        rollback();
    }

    private static final class Time extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
