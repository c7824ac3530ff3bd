package vouch.query.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.ApplicationEventPublisher;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.domain.view.OrderViewFold;
import vouch.domain.view.Waits;
import vouch.engine.views.Batch;
import vouch.engine.views.Changes;
import vouch.engine.views.Changes.Change;
import vouch.engine.views.MissedEvent;

/**
 * Maintains the order view. The events of a transaction are folded and written together right before the commit. The
 * processor's token is committed with them, so each event takes effect once. The sequence number reveals a repeated or
 * a missing event of an order. A repeated credit event sets only what is already set. {@link OrderReasons} and {@link
 * OrderWaits} are parts of this view, with tables of their own.
 *
 * <p>Every changed view is published as a Spring event, for listeners after the commit. A replay publishes nothing,
 * because it brings nothing new.
 */
@ProcessingGroup("order-view")
class OrderProjection {

    private final OrderRows rows;
    private final CustomerNames names;
    private final OrderReasons reasons;
    private final OrderWaits waits;
    private final DecisionTimes decisions;
    private final ApplicationEventPublisher listeners;
    private final BooleanSupplier isRead;
    private final Batch<Change<OrderId, OrderEntry>> orders = new Batch<>(this::write);
    private final Batch<OrderWaits.Step> steps;
    private final Batch<Registered> customers = new Batch<>(this::name);

    /** @param isRead whether the tables are those that are read */
    OrderProjection(
            OrderRows rows,
            CustomerNames names,
            OrderReasons reasons,
            OrderWaits waits,
            DecisionTimes decisions,
            ApplicationEventPublisher listeners,
            BooleanSupplier isRead) {
        this.rows = rows;
        this.names = names;
        this.reasons = reasons;
        this.waits = waits;
        this.decisions = decisions;
        this.listeners = listeners;
        this.isRead = isRead;
        this.steps = new Batch<>(waits::write);
    }

    private record Registered(CustomerId id, String name, ReplayStatus replay) {}

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        orders.add(new Change<>(
                event.orderId(),
                seen -> seen == null
                        ? new OrderEntry(next(null, event, sequence, at), null)
                        : seen.with(
                                decisions.measured(seen.view(), next(seen.view(), event, sequence, at), news(replay))),
                news(replay)));
    }

    private static OrderView next(OrderView seen, OrderEvent event, long sequence, Instant at) {
        long expected = seen == null ? 0 : seen.version();
        MissedEvent.check(event.orderId(), sequence, expected);
        return sequence < expected ? seen : OrderViewFold.fold(seen, event, at);
    }

    /** An order that was never created has no view, but its credit may be released. */
    @EventHandler
    void on(OrderCreditEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        orders.add(new Change<>(
                event.orderId(), seen -> seen == null ? null : next(seen, event, sequence, at), news(replay)));
        if (Waits.begins(event) || Waits.ends(event)) {
            steps.add(new OrderWaits.Step(event, sequence));
        }
    }

    private static OrderEntry next(OrderEntry seen, OrderCreditEvent event, long sequence, Instant at) {
        return new OrderEntry(
                OrderViewFold.fold(seen.view(), event, at),
                event instanceof CreditDecision ? Long.valueOf(sequence) : seen.decisionNumber());
    }

    @EventHandler
    void on(CustomerRegistered event, ReplayStatus replay) {
        customers.add(new Registered(event.customerId(), event.name(), news(replay)));
    }

    /** What nobody reads yet is no news, as in a replay. */
    private ReplayStatus news(ReplayStatus replay) {
        return isRead.getAsBoolean() ? replay : ReplayStatus.REPLAY;
    }

    @ResetHandler
    void forget() {
        rows.deleteAll();
        names.deleteAll();
        reasons.deleteAll();
        waits.deleteAll();
    }

    private void write(List<Change<OrderId, OrderEntry>> batch) {
        Changes<OrderId, OrderEntry> changes = Changes.of(batch, rows::entries);
        Map<CustomerId, String> known = names.find(
                changes.made().stream().map(made -> made.view().customerId()).collect(Collectors.toSet()));
        changes.complete(made -> named(made, known.get(made.view().customerId())));
        store(changes);
    }

    /** Sets the name in orders that were created before their customer was registered. */
    private void name(List<Registered> batch) {
        Map<CustomerId, Registered> registered =
                batch.stream().collect(Collectors.toMap(Registered::id, customer -> customer, (one, same) -> one));
        names.insert(registered.values().stream().collect(Collectors.toMap(Registered::id, Registered::name)));
        Map<OrderId, OrderEntry> nameless = rows.nameless(registered.keySet());
        store(Changes.of(
                nameless.values().stream()
                        .map(order -> named(order, registered.get(order.view().customerId())))
                        .toList(),
                same -> nameless));
    }

    private static Change<OrderId, OrderEntry> named(OrderEntry order, Registered customer) {
        return new Change<>(order.orderId(), seen -> named(seen, customer.name), customer.replay);
    }

    private static OrderEntry named(OrderEntry order, String customerName) {
        return order.with(OrderViewFold.named(order.view(), customerName));
    }

    private void store(Changes<OrderId, OrderEntry> changes) {
        rows.insert(changes.made());
        rows.update(changes.remade());
        reasons.write(changes);
        changes.news().forEach(entry -> listeners.publishEvent(entry.view()));
    }
}
