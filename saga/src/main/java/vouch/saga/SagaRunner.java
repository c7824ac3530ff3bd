package vouch.saga;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;
import vouch.coordination.ByOrder;
import vouch.coordination.DecisionDeadline;
import vouch.coordination.SystemCommands;

/**
 * Takes the steps for many events together, in the caller's transaction. It reads the sagas of all orders at once,
 * sends the commands of different orders concurrently, and writes all changes at once.
 */
@Component
class SagaRunner {

    /** Much shorter than the time after which another node may claim the events. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private final SagaStore store;
    private final SystemCommands commands;
    private final DecisionDeadline decision;
    private final Predicate<Throwable> outage;
    private final Clock clock;
    private final AppliedEvents applied = new AppliedEvents();

    SagaRunner(
            SagaStore store,
            SystemCommands commands,
            DecisionDeadline decision,
            Predicate<Throwable> outage,
            Clock clock) {
        this.store = store;
        this.commands = commands;
        this.decision = decision;
        this.outage = outage;
        this.clock = clock;
    }

    /**
     * Returns the events whose steps are still to be taken, oldest first. They are those whose step failed, and the
     * later ones of the same order.
     *
     * @throws RuntimeException in an outage that affects all orders; the caller must roll back
     */
    List<UnhandledEvent> take(List<? extends DomainEventMessage<?>> events) {
        List<UnhandledEvent> unhandled = new ArrayList<>();
        Map<OrderId, List<DomainEventMessage<?>>> byOrder = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : events) {
            OrderId order = ByOrder.orderOf(event);
            if (order == null) {
                unhandled.add(new UnhandledEvent(event, unreadable(event)));
            } else if (!applied.remove(order, event)) {
                byOrder.computeIfAbsent(order, first -> new ArrayList<>()).add(event);
            }
        }
        if (!byOrder.isEmpty()) {
            unhandled.addAll(take(byOrder));
        }
        return unhandled;
    }

    private List<UnhandledEvent> take(Map<OrderId, List<DomainEventMessage<?>>> byOrder) {
        List<UnhandledEvent> unhandled = new ArrayList<>();
        SagaStore.Found found = store.lock(byOrder.keySet());
        List<OrderRun> runs = new ArrayList<>();
        byOrder.forEach((order, its) -> {
            if (found.busy().contains(order)) {
                unhandled.addAll(UnhandledEvent.of(its, new Busy(order)));
            } else {
                runs.add(new OrderRun(order, found.sagas().get(order), its, commands, decision, clock));
            }
        });
        takeTogether(runs);
        unhandled.addAll(store(runs));
        store.afterCommit(() -> runs.forEach(one -> applied.add(one.order(), one.applied())));
        return unhandled;
    }

    private void takeTogether(List<OrderRun> runs) {
        AnswerLoop loop = new AnswerLoop(outage);
        loop.await(runs.stream().map(one -> one.take(loop)).toList(), AT_MOST);
    }

    private List<UnhandledEvent> store(List<OrderRun> runs) {
        Map<OrderId, RuntimeException> unstored =
                store.store(runs.stream().map(OrderRun::change).toList());
        unstored.values().stream().filter(outage).findFirst().ifPresent(all -> {
            throw all;
        });
        return runs.stream()
                .map(one ->
                        unstored.containsKey(one.order()) ? one.unhandled(unstored.get(one.order())) : one.unhandled())
                .flatMap(List::stream)
                .toList();
    }

    private static Throwable unreadable(DomainEventMessage<?> event) {
        try {
            return new IllegalStateException("The event is of no order: " + event.getPayload());
        } catch (SerializationException e) {
            return e;
        }
    }

    /** Another transaction has locked the saga of the order. The step is retried later. */
    static final class Busy extends RuntimeException {

        Busy(OrderId order) {
            super("Somebody else is at work on the saga of " + order);
        }
    }
}
