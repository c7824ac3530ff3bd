package vouch.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** A table of sagas: what a transaction changes is stored when it commits, or not at all. */
final class SagasInMemory implements SagaStore {

    /** Somebody else is at work on them. */
    final Set<OrderId> busy = new HashSet<>();

    /** Their row cannot be written. */
    final Set<OrderId> broken = new HashSet<>();

    /** Those that were asked for. */
    final Set<OrderId> locked = new HashSet<>();

    private Map<OrderId, SagaState> stored = new HashMap<>();
    private Map<OrderId, SagaState> changed = new HashMap<>();
    int writes;

    private final List<Runnable> afterCommit = new ArrayList<>();

    Map<OrderId, SagaState> stored() {
        return stored;
    }

    void commit() {
        stored = new HashMap<>(changed);
        afterCommit.forEach(Runnable::run);
        afterCommit.clear();
    }

    void rollback() {
        afterCommit.clear();
        changed = new HashMap<>(stored);
    }

    @Override
    public Found lock(Collection<OrderId> orders) {
        locked.addAll(orders);
        Map<OrderId, SagaState> found = new HashMap<>(changed);
        found.keySet().retainAll(orders);
        found.keySet().removeAll(busy);
        Set<OrderId> others = new HashSet<>(busy);
        others.retainAll(orders);
        return new Found(found, others);
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public Map<OrderId, RuntimeException> store(List<Change> changes) {
        Map<OrderId, RuntimeException> failed = new HashMap<>();
        for (Change change : changes) {
            if (broken.contains(change.order())) {
                failed.put(change.order(), new IllegalStateException("the row cannot be written"));
            } else if (change.begins() || change.goesOn()) {
                writes++;
                changed.put(change.order(), change.after());
            } else if (change.ends()) {
                writes++;
                changed.remove(change.order());
            }
        }
        return failed;
    }

    @Override
    public List<OrderId> due(Instant now, int atMost) {
        return stored.values().stream()
                .filter(saga -> saga.deadline() != null && !saga.deadline().isAfter(now))
                .map(SagaState::orderId)
                .limit(atMost)
                .toList();
    }

    /** A transaction of its own. */
    @Override
    public void setDeadline(Collection<OrderId> orders, Instant deadline) {
        orders.forEach(order -> changed.computeIfPresent(
                order,
                (id, saga) -> saga.deadline() == null
                        ? saga
                        : new SagaState(
                                id, saga.customerId(), saga.progress(), saga.steps(), saga.startedAt(), deadline)));
        commit();
    }
}
