package vouch.notices;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.order.OrderEvent.OrderRejected;

/**
 * Puts the notices of events into the outbox, in the transaction that stores the processor's token. So an event makes
 * its notices once, or its processor handles the event again and the outbox has the notices already.
 */
@Component
@ProcessingGroup(Notices.GROUP)
@DisallowReplay
class NoticeEvents {

    private static final String WEBHOOKS = NoticeEvents.class.getName();

    private final WebhookRows webhooks;
    private final Outbox outbox;

    NoticeEvents(WebhookRows webhooks, Outbox outbox) {
        this.webhooks = webhooks;
        this.outbox = outbox;
    }

    @EventHandler
    void on(CreditDecision event, @MessageIdentifier String id, @Timestamp Instant at) {
        add(EventNotices.of(event, id, at));
    }

    @EventHandler
    void on(OrderRejected event, @MessageIdentifier String id, @Timestamp Instant at) {
        add(EventNotices.of(event, id, at));
    }

    /** The webhooks are read once for a batch, and not at all for events that need no notice, as most do. */
    private void add(List<Notice> notices) {
        if (!notices.isEmpty()) {
            outbox.add(notices, CurrentUnitOfWork.get().root().getOrComputeResource(WEBHOOKS, first -> webhooks.all()));
        }
    }
}
