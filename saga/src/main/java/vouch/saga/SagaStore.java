package vouch.saga;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.SagaState;

/** Stores the sagas. Everything happens in the caller's transaction. */
interface SagaStore {

    /** Finds the sagas of these orders, and locks them until the transaction ends. */
    Found lock(Collection<OrderId> orders);

    /**
     * The sagas that were found and locked.
     *
     * @param busy the orders whose saga another transaction has locked
     */
    record Found(Map<OrderId, SagaState> sagas, Set<OrderId> busy) {}

    /** Runs the action after the commit, and not at all after a rollback. */
    void afterCommit(Runnable action);

    /** Stores the changes. Returns the orders whose change cannot be stored, with the cause. */
    Map<OrderId, RuntimeException> store(List<Change> changes);

    /** Deletes all sagas. */
    void deleteAll();

    /** The sagas whose deadline has passed, the longest overdue first. */
    List<SagaState> due(Instant now, int atMost);

    /** Sets the deadline of the orders that still have one; null when an order need not be asked again. */
    void setDeadline(Collection<OrderId> orders, Instant deadline);

    /**
     * The customers of orders whose credit waits or is reserved, by their ids.
     *
     * @param after the customer after whom to go on; null for the first
     */
    List<CustomerId> withOpenCredit(CustomerId after, int atMost);

    /** @param before null when there was no saga; {@code after} is null when the saga has ended */
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
