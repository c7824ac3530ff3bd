package vouch.query.customer;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.ApplicationEventPublisher;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.domain.view.CustomerViewFold;
import vouch.domain.view.Receivables;
import vouch.engine.views.Batch;
import vouch.engine.views.Changes;
import vouch.engine.views.Changes.Change;
import vouch.engine.views.MissedEvent;

/**
 * Maintains the customer view. The events of a transaction are folded and written together right before the commit. The
 * processor's token is committed with them, so each event takes effect once. The sequence number reveals a repeated or
 * a missing event.
 *
 * <p>Every changed view is published as a Spring event, for listeners after the commit. It shows what was overdue before
 * these events. A replay publishes nothing, because it brings nothing new.
 */
@ProcessingGroup("customer-view")
class CustomerProjection {

    private final CustomerRows rows;
    private final ReceivableDays receivables;
    private final TemporaryLimitRows limits;
    private final ApplicationEventPublisher listeners;
    private final BooleanSupplier isRead;
    private final Batch<Change<CustomerId, CustomerEntry>> customers = new Batch<>(this::write);

    /** @param isRead whether the tables are those that are read */
    CustomerProjection(
            CustomerRows rows,
            ReceivableDays receivables,
            TemporaryLimitRows limits,
            ApplicationEventPublisher listeners,
            BooleanSupplier isRead) {
        this.rows = rows;
        this.receivables = receivables;
        this.limits = limits;
        this.listeners = listeners;
        this.isRead = isRead;
    }

    @EventHandler
    void on(CustomerEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        customers.add(new Change<>(event.customerId(), seen -> next(seen, event, sequence, at), news(replay)));
    }

    private static CustomerEntry next(CustomerEntry seen, CustomerEvent event, long sequence, Instant at) {
        long expected = seen == null ? 0 : seen.view().version();
        MissedEvent.check(event.customerId(), sequence, expected);
        if (sequence < expected) {
            return seen;
        }
        CustomerView before = seen == null ? null : seen.view();
        Receivables added = seen == null ? Receivables.NONE : seen.added();
        return new CustomerEntry(CustomerViewFold.fold(before, event, at), added.plus(event));
    }

    /** What nobody reads yet is no news, as in a replay. */
    private ReplayStatus news(ReplayStatus replay) {
        return isRead.getAsBoolean() ? replay : ReplayStatus.REPLAY;
    }

    @ResetHandler
    void forget() {
        rows.deleteAll();
        receivables.deleteAll();
        limits.deleteAll();
    }

    private void write(List<Change<CustomerId, CustomerEntry>> batch) {
        Changes<CustomerId, CustomerEntry> changes = Changes.of(batch, rows::entries);
        rows.insert(views(changes.made()));
        rows.update(views(changes.remade()));
        receivables.add(changes);
        limits.write(changes);
        views(changes.news()).forEach(listeners::publishEvent);
    }

    private static List<CustomerView> views(List<CustomerEntry> entries) {
        return entries.stream().map(CustomerEntry::view).toList();
    }
}
