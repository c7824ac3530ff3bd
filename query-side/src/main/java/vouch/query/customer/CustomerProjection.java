package vouch.query.customer;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerView;
import vouch.query.MissedEvent;

/**
 * Keeps the customer view. The row and the processor's token are committed together, so that each event takes effect
 * once; one that comes again all the same is recognised by its sequence number, and so is one that is missing. Every
 * changed view is published as a Spring event, to be heard after the commit; in a replay, which changes nothing, none is.
 */
@Component
@ProcessingGroup("customer-view")
class CustomerProjection {

    private final CustomerRows rows;
    private final ApplicationEventPublisher changes;

    CustomerProjection(CustomerRows rows, ApplicationEventPublisher changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @EventHandler
    void on(CustomerEvent event, @SequenceNumber long sequence, @Timestamp Instant at, ReplayStatus replay) {
        CustomerRow row = rows.findById(event.customerId().value()).orElse(null);
        CustomerView seen = row == null ? null : row.view();
        long expected = seen == null ? 0 : seen.version();
        if (sequence < expected) {
            return;
        }
        MissedEvent.check(event.customerId(), sequence, expected);
        CustomerView next = CustomerViewFold.fold(seen, event, at);
        if (row == null) {
            rows.save(new CustomerRow(next));
        } else {
            row.show(next);
        }
        if (!replay.isReplay()) {
            changes.publishEvent(next);
        }
    }

    @ResetHandler
    void forget() {
        rows.deleteAllInBatch();
    }
}
