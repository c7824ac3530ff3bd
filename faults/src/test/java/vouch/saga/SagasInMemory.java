package vouch.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** A table of sagas: what a transaction changes is stored when it commits, or not at all. */
final class SagasInMemory implements SagaStore {

    private Map<OrderId, SagaState> stored = new LinkedHashMap<>();
    private Map<OrderId, SagaState> changed = new LinkedHashMap<>();

    private final List<Runnable> afterCommit = new ArrayList<>();

    Map<OrderId, SagaState> stored() {
        return stored;
    }

    void commit() {
        stored = new LinkedHashMap<>(changed);
        afterCommit.forEach(Runnable::run);
        afterCommit.clear();
    }

    void rollback() {
        afterCommit.clear();
        changed = new LinkedHashMap<>(stored);
    }

    @Override
    public Found lock(Collection<OrderId> orders) {
        Map<OrderId, SagaState> found = new LinkedHashMap<>(changed);
        found.keySet().retainAll(orders);
        return new Found(found, Set.of());
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public Map<OrderId, RuntimeException> store(List<Change> changes) {
        changes.forEach(change -> {
            if (change.after() == null) {
                changed.remove(change.order());
            } else {
                changed.put(change.order(), change.after());
            }
        });
        return Map.of();
    }

    @Override
    public List<OrderId> due(Instant now, int atMost) {
        return stored.values().stream()
                .filter(saga -> saga.deadline() != null && saga.deadline().isBefore(now))
                .map(SagaState::orderId)
                .toList();
    }

    /** A transaction of its own. */
    @Override
    public void setDeadline(Collection<OrderId> orders, Instant deadline) {
        orders.forEach(order -> changed.computeIfPresent(
                order,
                (id, saga) -> new SagaState(
                        id, saga.customerId(), saga.progress(), saga.steps(), saga.startedAt(), deadline)));
        commit();
    }
}
