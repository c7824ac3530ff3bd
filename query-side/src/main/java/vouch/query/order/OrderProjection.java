package vouch.query.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.domain.view.OrderViewFold;
import vouch.engine.views.Batch;
import vouch.engine.views.Changes;
import vouch.engine.views.Changes.Change;
import vouch.engine.views.MissedEvent;

/**
 * Maintains the order view. The events of a transaction are folded and written together right before the commit. The
 * processor's token is committed with them, so each event takes effect once. The sequence number reveals a repeated or
 * a missing event of an order. A repeated credit event sets only what is already set.
 *
 * <p>Every changed view is published as a Spring event, for listeners after the commit. A replay publishes nothing,
 * because it brings nothing new.
 */
@Component
@ProcessingGroup("order-view")
class OrderProjection {

    private final OrderRows rows;
    private final CustomerNames names;
    private final DecisionTimes decisions;
    private final ApplicationEventPublisher listeners;
    private final Batch<Change<OrderId, OrderView>> orders = new Batch<>(this::write);
    private final Batch<Registered> customers = new Batch<>(this::name);

    OrderProjection(OrderRows rows, CustomerNames names, DecisionTimes decisions, ApplicationEventPublisher listeners) {
        this.rows = rows;
        this.names = names;
        this.decisions = decisions;
        this.listeners = listeners;
    }

    private record Registered(CustomerId id, String name, ReplayStatus replay) {}

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        orders.add(new Change<>(
                event.orderId(), seen -> decisions.measured(seen, next(seen, event, sequence, at), replay), replay));
    }

    private static OrderView next(OrderView seen, OrderEvent event, long sequence, Instant at) {
        long expected = seen == null ? 0 : seen.version();
        MissedEvent.check(event.orderId(), sequence, expected);
        return sequence < expected ? seen : OrderViewFold.fold(seen, event, at);
    }

    /** An order that was never created has no view, but its credit may be released. */
    @EventHandler
    void on(OrderCreditEvent event, ReplayStatus replay) {
        orders.add(
                new Change<>(event.orderId(), seen -> seen == null ? null : OrderViewFold.fold(seen, event), replay));
    }

    @EventHandler
    void on(CustomerRegistered event, ReplayStatus replay) {
        customers.add(new Registered(event.customerId(), event.name(), replay));
    }

    @ResetHandler
    void forget() {
        rows.deleteAll();
        names.deleteAll();
    }

    private void write(List<Change<OrderId, OrderView>> batch) {
        Changes<OrderId, OrderView> changes = Changes.of(batch, rows::find);
        Map<CustomerId, String> known =
                names.find(changes.made().stream().map(OrderView::customerId).collect(Collectors.toSet()));
        changes.complete(made -> OrderViewFold.named(made, known.get(made.customerId())));
        store(changes);
    }

    /** Sets the name in orders that were created before their customer was registered. */
    private void name(List<Registered> batch) {
        Map<CustomerId, Registered> registered =
                batch.stream().collect(Collectors.toMap(Registered::id, customer -> customer, (one, same) -> one));
        names.insert(registered.values().stream().collect(Collectors.toMap(Registered::id, Registered::name)));
        Map<OrderId, OrderView> nameless = rows.nameless(registered.keySet());
        store(Changes.of(
                nameless.values().stream()
                        .map(order -> named(order, registered.get(order.customerId())))
                        .toList(),
                same -> nameless));
    }

    private static Change<OrderId, OrderView> named(OrderView order, Registered customer) {
        return new Change<>(order.orderId(), seen -> OrderViewFold.named(seen, customer.name), customer.replay);
    }

    private void store(Changes<OrderId, OrderView> changes) {
        rows.insert(changes.made());
        rows.update(changes.remade());
        changes.news().forEach(listeners::publishEvent);
    }
}
