package vouch.saga;

import static org.axonframework.messaging.annotation.MultiParameterResolverFactory.ordered;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageHandlerInterceptorMemberChain;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;

/**
 * The real {@link OrderSaga} and {@link OrderSettlement} with a saga store and deadlines in memory. Each delivery is a
 * transaction: it reads the saga's JSON and changes nothing until {@link #commit}. One for all runs, as Axon's model of
 * the saga takes long to make.
 */
public final class Coordination {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Deadlines deadlines = new Deadlines();
    private final OrderSettlement settlement;
    private final SagaModel<OrderSaga> model;
    private final MessageHandlerInterceptorMemberChain<OrderSaga> interceptors;

    private final Map<OrderId, StoredSaga> sagas = new LinkedHashMap<>();

    private AnnotatedSaga<OrderSaga> current;
    private OrderId currentOrder;
    private int ids;

    public Coordination(CommandGateway gateway, EventStore events) {
        SagaCommands commands = new SagaCommands(gateway);
        settlement = new OrderSettlement(events, commands);
        AnnotationSagaMetaModelFactory models = new AnnotationSagaMetaModelFactory(ordered(
                ClasspathParameterResolverFactory.forClass(OrderSaga.class),
                new SimpleResourceParameterResolverFactory(
                        List.of(commands, deadlines, new DecisionDeadline(Duration.ofSeconds(60))))));
        model = models.modelOf(OrderSaga.class);
        interceptors = models.chainedInterceptor(OrderSaga.class);
    }

    /** Sagas and deadlines of a new run: none. */
    public void clear() {
        sagas.clear();
        deadlines.stored().clear();
        rollback();
        ids = 0;
    }

    /** At most one for each order: that is how Axon finds them. */
    public Map<OrderId, StoredSaga> sagas() {
        return sagas;
    }

    /** The saga of each deadline. */
    public Map<String, String> deadlines() {
        return deadlines.stored();
    }

    /** To be followed by {@link #commit} or {@link #rollback}, whatever it throws. */
    public void deliver(DomainEventMessage<?> event) {
        OrderId order = StepParking.orderOf(event);
        StoredSaga stored = sagas.get(order);
        if (stored != null) {
            load(order, stored);
        } else if (event.getPayload() instanceof OrderCreated) {
            take(order, "s-" + ids++, new OrderSaga());
        }
        handle(event);
    }

    /** As {@link #deliver}. Nobody waits for a deadline whose saga is gone. */
    public void fire(String deadline) {
        String id = deadlines.stored().get(deadline);
        sagas.forEach((order, stored) -> {
            if (stored.id().equals(id)) {
                load(order, stored);
            }
        });
        handle(GenericDeadlineMessage.asDeadlineMessage("order-decision", null, Instant.EPOCH));
        deadlines.cancelSchedule("order-decision", deadline);
    }

    public void settle(OrderId order) {
        settlement.settle(order);
    }

    /** Whether the reconciler would leave the order alone after it has read these events of it. */
    public static boolean isSettled(Iterable<? extends DomainEventMessage<?>> events) {
        OrderProgress progress = OrderProgress.NONE;
        for (DomainEventMessage<?> event : events) {
            progress = progress.after(event.getPayload());
        }
        return progress.settled();
    }

    public static OrderId orderOf(EventMessage<?> event) {
        return StepParking.orderOf(event);
    }

    /** As Axon does, also after a failure that was parked. */
    public void commit() {
        if (current != null && current.isActive()) {
            String json = JSON.writeValueAsString(current.root());
            sagas.put(currentOrder, new StoredSaga(current.getSagaIdentifier(), json));
        } else if (current != null) {
            sagas.remove(currentOrder);
        }
        current = null;
        deadlines.commit();
    }

    public void rollback() {
        current = null;
        deadlines.rollback();
    }

    /** As if by hand. */
    public void delete(OrderId order) {
        sagas.remove(order);
    }

    private void handle(EventMessage<?> event) {
        if (current != null) {
            current.handle(event);
        }
    }

    private void load(OrderId order, StoredSaga stored) {
        take(order, stored.id(), JSON.readValue(stored.json(), OrderSaga.class));
    }

    private void take(OrderId order, String id, OrderSaga saga) {
        currentOrder = order;
        current = new AnnotatedSaga<>(
                id, Set.of(new AssociationValue("orderId", order.toString())), saga, model, interceptors);
    }

    /** A row of the saga store. */
    public record StoredSaga(String id, String json) {}
}
