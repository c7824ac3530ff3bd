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

/**
 * Takes the steps for many events together, in the caller's transaction. It reads the sagas of all orders at once,
 * sends the commands of different orders concurrently, and writes all changes at once.
 */
@Component
class SagaRunner {

    /** Much shorter than the time after which another node may claim the events. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private final SagaStore store;
    private final SagaCommands commands;
    private final DecisionDeadline decision;
    private final Predicate<Throwable> outage;
    private final Clock clock;
    private final AppliedEvents told = new AppliedEvents();

    SagaRunner(
            SagaStore store,
            SagaCommands commands,
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
     * Returns the events whose steps failed, with the cause. These steps are still to be taken.
     *
     * @throws RuntimeException in an outage that affects all orders; the caller must roll back
     */
    Map<DomainEventMessage<?>, Throwable> take(List<? extends DomainEventMessage<?>> events) {
        Map<DomainEventMessage<?>, Throwable> failed = new LinkedHashMap<>();
        Map<OrderId, List<DomainEventMessage<?>>> byOrder = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : events) {
            OrderId order = ByOrder.orderOf(event);
            if (order == null) {
                failed.put(event, unreadable(event));
            } else if (!told.remove(order, event)) {
                byOrder.computeIfAbsent(order, first -> new ArrayList<>()).add(event);
            }
        }
        if (!byOrder.isEmpty()) {
            failed.putAll(take(byOrder));
        }
        return failed;
    }

    private Map<DomainEventMessage<?>, Throwable> take(Map<OrderId, List<DomainEventMessage<?>>> byOrder) {
        Map<DomainEventMessage<?>, Throwable> failed = new LinkedHashMap<>();
        SagaStore.Found found = store.lock(byOrder.keySet());
        List<OrderRun> steps = new ArrayList<>();
        byOrder.forEach((order, its) -> {
            if (found.busy().contains(order)) {
                its.forEach(event -> failed.put(event, new Busy(order)));
            } else {
                steps.add(new OrderRun(order, found.sagas().get(order), its, commands, decision, clock));
            }
        });
        takeTogether(steps);
        steps.forEach(one -> failed.putAll(one.failed()));
        failed.putAll(store(steps));
        store.afterCommit(() -> steps.forEach(one -> told.add(one.order(), one.told())));
        return failed;
    }

    private void takeTogether(List<OrderRun> steps) {
        AnswerLoop round = new AnswerLoop(outage);
        round.await(steps.stream().map(one -> one.take(round)).toList(), AT_MOST);
    }

    /** Returns the events of the orders whose saga cannot be stored, with the cause. */
    private Map<DomainEventMessage<?>, Throwable> store(List<OrderRun> steps) {
        Map<OrderId, RuntimeException> unstored =
                store.store(steps.stream().map(OrderRun::change).toList());
        unstored.values().stream().filter(outage).findFirst().ifPresent(away -> {
            throw away;
        });
        Map<DomainEventMessage<?>, Throwable> failed = new LinkedHashMap<>();
        steps.stream()
                .filter(one -> unstored.containsKey(one.order()))
                .forEach(one -> failed.putAll(one.failed(unstored.get(one.order()))));
        return failed;
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
