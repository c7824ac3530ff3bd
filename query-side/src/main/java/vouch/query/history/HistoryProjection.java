package vouch.query.history;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import vouch.api.Origin;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.domain.view.Waits;
import vouch.engine.eventstore.EventLog.Place;
import vouch.engine.views.Batch;
import vouch.query.history.EventTags.Tag;

/**
 * Notes which events belong together, and keeps a customer's state now and then. The processor's token is committed with
 * both, so each event is noted once. Queries about the past need no other view, and are answered during a replay of the
 * others.
 */
@ProcessingGroup(HistoryIndex.PROCESSOR)
class HistoryProjection {

    private final EventTags tags;
    private final PastCustomers customers;
    private final Batch<Tag> noted;

    HistoryProjection(EventTags tags, PastCustomers customers) {
        this.tags = tags;
        this.customers = customers;
        this.noted = new Batch<>(tags::write);
    }

    @EventHandler
    void on(Object event, DomainEventMessage<?> stored, @MetaDataValue(Origin.CORRELATION) String correlationId) {
        Place place = new Place(stored.getAggregateIdentifier(), stored.getSequenceNumber());
        if (correlationId != null) {
            noted.add(new Tag(Tag.ofCorrelation(correlationId), place));
        }
        if (event instanceof OrderCreditEvent credit) {
            noted.add(new Tag(Tag.ofOrder(credit.orderId()), place));
            if (Waits.begins(credit) || Waits.isGranted(credit)) {
                noted.add(new Tag(Tag.ofWaits(credit.customerId()), place));
            }
        }
        if (event instanceof CustomerEvent customer) {
            customers.keep(customer.customerId(), place.sequence() + 1, stored.getTimestamp());
        }
    }

    @ResetHandler
    void forget() {
        tags.deleteAll();
        customers.deleteAll();
    }
}
