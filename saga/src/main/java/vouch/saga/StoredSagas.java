package vouch.saga;

import java.util.Objects;
import java.util.Optional;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/** The sagas as they are stored, for a person who looks at one or gives it up. To be used within a transaction. */
@Component
class StoredSagas {

    private final SagaStore<Object> store;
    private final DeadlineManager deadlines;

    StoredSagas(SagaStore<Object> store, DeadlineManager deadlines) {
        this.store = store;
        this.deadlines = deadlines;
    }

    /** The name under which the scheduler keeps the order's deadline. */
    Optional<String> deadlineOf(OrderId order) {
        return store.findSagas(OrderSaga.class, association(order)).stream()
                .map(id -> store.loadSaga(OrderSaga.class, id).saga().deadlineId())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** With its deadline. */
    void remove(OrderId order) {
        for (String id : store.findSagas(OrderSaga.class, association(order))) {
            SagaStore.Entry<OrderSaga> stored = store.loadSaga(OrderSaga.class, id);
            Optional.ofNullable(stored.saga().deadlineId())
                    .ifPresent(deadline -> deadlines.cancelSchedule(OrderSaga.DECISION, deadline));
            store.deleteSaga(OrderSaga.class, id, stored.associationValues());
        }
    }

    private static AssociationValue association(OrderId order) {
        return new AssociationValue(OrderSaga.ORDER, order.toString());
    }
}
