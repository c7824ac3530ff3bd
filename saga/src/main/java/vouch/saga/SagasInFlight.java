package vouch.saga;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderId;

/** What a person can see of the sagas that have not ended, and do about one that does not go on. */
@Component
public class SagasInFlight {

    private final SagaRows rows;
    private final ParkedSteps parked;
    private final StepRetries retries;
    private final SagaDelivery saga;
    private final SagaCommands commands;
    private final EventStore events;
    private final SagaStore<Object> store;
    private final DeadlineManager deadlines;
    private final TransactionManager transactions;
    private final JdbcTemplate database;

    SagasInFlight(
            SagaRows rows,
            ParkedSteps parked,
            StepRetries retries,
            SagaDelivery saga,
            SagaCommands commands,
            EventStore events,
            SagaStore<Object> store,
            DeadlineManager deadlines,
            TransactionManager transactions,
            JdbcTemplate database) {
        this.rows = rows;
        this.parked = parked;
        this.retries = retries;
        this.saga = saga;
        this.commands = commands;
        this.events = events;
        this.store = store;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.database = database;
    }

    /**
     * One saga as a person looks at it.
     *
     * @param nextDeadline when the order is asked to reject if nobody decided until then; null when nothing waits for it
     * @param parked the steps that failed, with their last error
     */
    public record Details(SagaView saga, Instant nextDeadline, List<ParkedStep> parked) {}

    /**
     * Oldest first.
     *
     * @param state null for all
     * @param after the order that the page before ended with, and when it was started; null for the first page
     */
    public List<SagaView> list(String state, Instant startedBefore, SagaView after, int atMost) {
        return rows.oldest(
                state,
                startedBefore,
                after == null ? Instant.EPOCH : after.startedAt(),
                after == null ? "" : after.orderId().value(),
                atMost);
    }

    /** Steps that failed before it was clear whose they are. */
    public List<ParkedStep> parkedOfNoOrder() {
        return parked.ofNoOrder();
    }

    public Optional<Details> find(OrderId order) {
        return rows.find(order)
                .map(view -> new Details(view, nextDeadline(order).orElse(null), parked.of(order)));
    }

    /**
     * Takes the parked steps of an order again; when there are none, everything that happened to the order is delivered to
     * its saga once more, which makes one that was lost.
     *
     * @return whether it went well; otherwise the step that failed is parked
     */
    public boolean retry(OrderId order) {
        List<ParkedStep> steps = parked.of(order);
        if (!steps.isEmpty()) {
            return steps.stream().allMatch(retries::retry);
        }
        rows.find(order).ifPresent(view -> history(view).forEach(event -> saga.deliver(event, () -> {})));
        return true;
    }

    /** The same for a step of which not even the order is known. */
    public boolean retry(ParkedStep step) {
        return retries.retry(step);
    }

    /**
     * Cancels the order, and releases its credit. Empty when that was done, now or before; else why the order refused.
     */
    public Optional<BusinessError> compensate(SagaView view, String reason) {
        Optional<BusinessError> refused = commands.send(new CancelOrder(view.orderId(), reason), Actor.ANONYMOUS);
        if (refused.isEmpty()) {
            commands.send(new ReleaseCredit(view.customerId(), view.orderId()), Actor.ANONYMOUS);
        }
        return refused;
    }

    /** Forgets the saga, its deadline, its parked steps and its line in the list. What is stored of the order stays. */
    public void end(OrderId order) {
        transactions.executeInTransaction(() -> {
            for (String id : sagasOf(order)) {
                SagaStore.Entry<OrderSaga> stored = store.loadSaga(OrderSaga.class, id);
                Optional.ofNullable(stored.saga().deadlineId())
                        .ifPresent(deadline -> deadlines.cancelSchedule(OrderSaga.DECISION, deadline));
                store.deleteSaga(OrderSaga.class, id, stored.associationValues());
            }
            parked.of(order).forEach(step -> parked.remove(step.id()));
            rows.end(order);
        });
    }

    /** Gives up a step of which not even the order is known. */
    public void end(ParkedStep step) {
        transactions.executeInTransaction(() -> parked.remove(step.id()));
    }

    private Optional<Instant> nextDeadline(OrderId order) {
        return transactions.fetchInTransaction(() -> sagasOf(order).stream()
                .map(id -> store.loadSaga(OrderSaga.class, id).saga().deadlineId())
                .filter(Objects::nonNull)
                .flatMap(deadline -> database
                        .queryForList(
                                "select execution_time from scheduled_tasks where task_instance = ?",
                                OffsetDateTime.class,
                                deadline)
                        .stream())
                .map(OffsetDateTime::toInstant)
                .findFirst());
    }

    private Set<String> sagasOf(OrderId order) {
        return store.findSagas(OrderSaga.class, new AssociationValue(OrderSaga.ORDER, order.toString()));
    }

    /** Both streams, as they were stored. */
    private List<? extends DomainEventMessage<?>> history(SagaView view) {
        return Stream.concat(
                        events.readEvents(view.orderId().toString()).asStream(),
                        events.readEvents(view.customerId().toString(), 0)
                                .asStream()
                                .filter(event -> view.orderId().equals(StepParking.orderOf(event))))
                .sorted(Comparator.comparing(DomainEventMessage::getTimestamp))
                .toList();
    }
}
