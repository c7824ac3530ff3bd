package vouch.saga;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** Where the sagas are kept. Everything happens in the caller's transaction. */
interface SagaStore {

    /** Of these orders the sagas that there are, kept from others until the transaction ends. */
    Found lock(Collection<OrderId> orders);

    /**
     * What was found.
     *
     * @param busy the orders whose saga somebody else is at work on
     */
    record Found(Map<OrderId, SagaState> sagas, Set<OrderId> busy) {}

    /** Does it when the transaction has committed, and not at all when it has not. */
    void afterCommit(Runnable action);

    /** Stores what can be stored, and returns why the others cannot. */
    Map<OrderId, RuntimeException> store(List<Change> changes);

    /** The orders whose deadline has passed, those first that wait longest. */
    List<OrderId> due(Instant now, int atMost);

    /** Of those that still have one; null when they need not be asked again. */
    void setDeadline(Collection<OrderId> orders, Instant deadline);

    /** @param before null where there was none, and {@code after} where it has ended */
    record Change(OrderId order, SagaState before, SagaState after) {

        boolean begins() {
            return before == null && after != null;
        }

        boolean goesOn() {
            return before != null && after != null && !after.equals(before);
        }

        boolean ends() {
            return before != null && after == null;
        }
    }
}
