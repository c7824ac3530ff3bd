package vouch.query.order;

import java.time.Instant;
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
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderView;
import vouch.query.MissedEvent;

/**
 * Keeps the order view. The row and the processor's token are committed together, so that each event takes effect once;
 * one that comes again all the same is recognised by its sequence number, or sets what is set already; one that is missing
 * is recognised too. Every changed view is published as a Spring event, to be heard after the commit; in a replay, which
 * changes nothing, none is.
 */
@Component
@ProcessingGroup("order-view")
class OrderProjection {

    private final OrderRows rows;
    private final CustomerNames names;
    private final ApplicationEventPublisher changes;

    OrderProjection(OrderRows rows, CustomerNames names, ApplicationEventPublisher changes) {
        this.rows = rows;
        this.names = names;
        this.changes = changes;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        OrderRow row = rows.findById(event.orderId().value()).orElse(null);
        OrderView seen = row == null ? null : row.view();
        long expected = seen == null ? 0 : seen.version();
        if (sequence < expected) {
            return;
        }
        MissedEvent.check(event.orderId(), sequence, expected);
        OrderView next = OrderViewFold.fold(seen, event, at);
        if (event instanceof OrderCreated) {
            next = OrderViewFold.named(next, nameOf(event));
            rows.save(new OrderRow(next));
        } else {
            row.show(next);
        }
        publish(next, replay);
    }

    /** Nothing to show for an order that was never created: its credit was released all the same. */
    @EventHandler
    void on(OrderCreditEvent event, ReplayStatus replay) {
        rows.findById(event.orderId().value())
                .ifPresent(row -> show(row, OrderViewFold.fold(row.view(), event), replay));
    }

    /** Orders may have come before their customer. */
    @EventHandler
    void on(CustomerRegistered event, ReplayStatus replay) {
        String customerId = event.customerId().value();
        names.save(new CustomerName(customerId, event.name()));
        rows.findByCustomerIdAndCustomerNameIsNull(customerId)
                .forEach(row -> show(row, OrderViewFold.named(row.view(), event.name()), replay));
    }

    @ResetHandler
    void forget() {
        rows.deleteAllInBatch();
        names.deleteAllInBatch();
    }

    private void show(OrderRow row, OrderView view, ReplayStatus replay) {
        row.show(view);
        publish(view, replay);
    }

    private void publish(OrderView view, ReplayStatus replay) {
        if (!replay.isReplay()) {
            changes.publishEvent(view);
        }
    }

    private String nameOf(OrderEvent event) {
        return names.findById(event.customerId().value())
                .map(CustomerName::name)
                .orElse(null);
    }
}
