package vouch.saga;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.ByOrder;
import vouch.coordination.DecisionDeadline;
import vouch.domain.process.SagaState;
import vouch.engine.deadletter.OwnDeadLetters;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/**
 * Makes the sagas of all orders in flight from the stored events, and sends no command. A saga that handled old events
 * again would: an account has forgotten most of the orders that it is asked about, and would grant their credit again.
 */
public final class SagaRestoration {

    private static final Logger LOG = LoggerFactory.getLogger(SagaRestoration.class);
    private static final int PAGE = 1_000;

    private final SagaStore store;
    private final OwnDeadLetters letters;
    private final TransactionManager transactions;
    private final DecisionDeadline decision;
    private final UnfinishedSteps unfinished = new UnfinishedSteps();

    SagaRestoration(
            SagaStore store, OwnDeadLetters letters, TransactionManager transactions, DecisionDeadline decision) {
        this.store = store;
        this.letters = letters;
        this.transactions = transactions;
        this.decision = decision;
    }

    /** Of the sagas in this database. */
    public static SagaRestoration in(
            JdbcTemplate database, OwnDeadLetters letters, TransactionManager transactions, DecisionDeadline decision) {
        return new SagaRestoration(new SagaTable(database), letters, transactions, decision);
    }

    /** A step may have been interrupted between an event and the next one of its order. */
    static final class Interrupted extends RuntimeException {

        Interrupted() {
            super("The events were exported before the next step of this order was done. It is done now.");
        }
    }

    /** Replaces all sagas by those of the stored events. */
    public void restore(EventLog log) {
        transactions.executeInTransaction(store::deleteAll);
        long position = -1;
        for (List<LoggedEvent> page; !(page = log.after(position, PAGE)).isEmpty(); ) {
            Map<OrderId, List<DomainEventMessage<?>>> events = byOrder(page);
            transactions.executeInTransaction(() -> apply(events));
            position = page.get(page.size() - 1).position();
        }
    }

    /**
     * Adds a dead letter for each order in the middle of a step, so that a running saga does this step. Must be called in
     * the transaction that lets the saga begin behind the restored events.
     */
    public void resumeSteps(EventLog log) {
        log.at(unfinished.places()).stream()
                .flatMap(event -> event.messages().stream())
                .forEach(event ->
                        letters.add(SagaSide.GROUP, UnhandledEvent.sequenceOf(event), event, new Interrupted()));
    }

    private static Map<OrderId, List<DomainEventMessage<?>>> byOrder(List<LoggedEvent> page) {
        Map<OrderId, List<DomainEventMessage<?>>> events = new LinkedHashMap<>();
        page.stream().flatMap(event -> event.messages().stream()).forEach(event -> {
            Class<?> type = event.getPayloadType();
            if (OrderEvent.class.isAssignableFrom(type) || OrderCreditEvent.class.isAssignableFrom(type)) {
                OrderId order = ByOrder.orderOf(event);
                if (order == null || !isReadable(event)) {
                    LOG.warn(
                            "No saga knows of the event {} of {}, because it cannot be read",
                            event.getSequenceNumber(),
                            event.getAggregateIdentifier());
                } else {
                    events.computeIfAbsent(order, first -> new ArrayList<>()).add(event);
                }
            }
        });
        return events;
    }

    private static boolean isReadable(DomainEventMessage<?> event) {
        try {
            return event.getPayload() != null;
        } catch (SerializationException unreadable) {
            return false;
        }
    }

    private void apply(Map<OrderId, List<DomainEventMessage<?>>> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<OrderId, SagaState> before = store.lock(events.keySet()).sagas();
        List<SagaStore.Change> changes = new ArrayList<>();
        events.forEach((order, its) -> {
            SagaState saga = before.get(order);
            for (DomainEventMessage<?> event : its) {
                saga = after(saga, event);
                unfinished.note(order, saga, event);
            }
            changes.add(new SagaStore.Change(order, before.get(order), saga));
        });
        store.store(changes).values().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    /** Null when the order has no saga, as after its end. The deadlines are those of the time of the event. */
    private SagaState after(SagaState saga, DomainEventMessage<?> event) {
        SagaState next = saga;
        if (saga != null) {
            next = saga.after(event.getPayload(), event.getTimestamp().plus(decision.whileWaiting()));
        } else if (event.getPayload() instanceof OrderCreated created) {
            next = SagaState.begin(
                    created, event.getTimestamp(), event.getTimestamp().plus(decision.after()));
        }
        return next != null && next.isInFlight() ? next : null;
    }
}
