package vouch.query.customer;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.domain.view.CustomerViewFold;
import vouch.engine.views.Batch;
import vouch.engine.views.Changes;
import vouch.engine.views.Changes.Change;
import vouch.engine.views.MissedEvent;

/**
 * Maintains the customer view. The events of a transaction are folded and written together right before the commit. The
 * processor's token is committed with them, so each event takes effect once. The sequence number reveals a repeated or
 * a missing event.
 *
 * <p>Every changed view is published as a Spring event, for listeners after the commit. A replay publishes nothing,
 * because it brings nothing new.
 */
@Component
@ProcessingGroup("customer-view")
class CustomerProjection {

    private final CustomerRows rows;
    private final ApplicationEventPublisher listeners;
    private final Batch<Change<CustomerId, CustomerView>> customers = new Batch<>(this::write);

    CustomerProjection(CustomerRows rows, ApplicationEventPublisher listeners) {
        this.rows = rows;
        this.listeners = listeners;
    }

    @EventHandler
    void on(CustomerEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        customers.add(new Change<>(event.customerId(), seen -> next(seen, event, sequence, at), replay));
    }

    private static CustomerView next(CustomerView seen, CustomerEvent event, long sequence, Instant at) {
        long expected = seen == null ? 0 : seen.version();
        MissedEvent.check(event.customerId(), sequence, expected);
        return sequence < expected ? seen : CustomerViewFold.fold(seen, event, at);
    }

    @ResetHandler
    void forget() {
        rows.deleteAll();
    }

    private void write(List<Change<CustomerId, CustomerView>> batch) {
        Changes<CustomerId, CustomerView> changes = Changes.of(batch, rows::find);
        rows.insert(changes.made());
        rows.update(changes.remade());
        changes.news().forEach(listeners::publishEvent);
    }
}
