package vouch.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress.Credit;
import vouch.domain.process.SagaState;

/** The sagas of one thread. What a transaction changes is stored when it commits, or not at all. */
final class SagasInMemory implements SagaStore {

    private static final Set<Credit> OPEN = EnumSet.of(Credit.WAITING, Credit.RESERVED);

    /** The sagas that another transaction has locked. */
    final Set<OrderId> busy = new HashSet<>();

    /** The sagas whose change cannot be stored. */
    final Set<OrderId> broken = new HashSet<>();

    /** The orders whose sagas were looked for. */
    final Set<OrderId> locked = new HashSet<>();

    int writes;

    private final List<Runnable> afterCommit = new ArrayList<>();
    private Map<OrderId, SagaState> stored = new LinkedHashMap<>();
    private Map<OrderId, SagaState> changed = new LinkedHashMap<>();

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
    public void deleteAll() {
        changed.clear();
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
            boolean there = changed.containsKey(change.order());
            if (broken.contains(change.order()) || change.begins() && there) {
                failed.put(change.order(), new IllegalStateException("the row cannot be written"));
            } else if (change.begins() || change.goesOn() && there) {
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
    public List<SagaState> due(Instant now, int atMost) {
        return stored.values().stream()
                .filter(saga -> saga.deadline() != null && !saga.deadline().isAfter(now))
                .sorted(Comparator.comparing(SagaState::deadline))
                .limit(atMost)
                .toList();
    }

    @Override
    public List<CustomerId> withOpenCredit(CustomerId after, int atMost) {
        return stored.values().stream()
                .filter(saga -> OPEN.contains(saga.progress().credit()))
                .map(SagaState::customerId)
                .filter(customer -> after == null || customer.value().compareTo(after.value()) > 0)
                .distinct()
                .sorted(Comparator.comparing(CustomerId::value))
                .limit(atMost)
                .toList();
    }

    /** A transaction of its own. */
    @Override
    public void setDeadline(Collection<OrderId> orders, Instant deadline) {
        orders.forEach(order -> changed.computeIfPresent(order, (id, saga) -> saga.withDeadline(deadline)));
        commit();
    }
}
