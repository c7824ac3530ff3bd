package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderId;

class NoticeEventsTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 28);

    private final Parts parts = new Parts(Parts.h2(), Parts.settings("off"));
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new NoticeEvents(parts.webhooks, parts.outbox));

    private static EventMessage<OrderEvent> rejected(String order) {
        return new GenericEventMessage<>(
                "event-" + order,
                new OrderRejected(new OrderId(order), new CustomerId("c"), RejectionReason.WAITING_TIMEOUT, ON),
                MetaData.emptyInstance(),
                Instant.parse("2026-11-28T13:00:00Z"));
    }

    private void handle(List<EventMessage<OrderEvent>> batch) throws Exception {
        BatchingUnitOfWork<EventMessage<OrderEvent>> work = new BatchingUnitOfWork<>(batch);
        work.start();
        var result = work.executeWithResult(() -> handler.handle(work.getMessage()));
        assertThat(result.isExceptional()).isFalse();
    }

    @Test
    void makesOneNoticeOfAnEventThatComesTwice() throws Exception {
        Webhook webhook = parts.webhook("https://one.example");
        EventMessage<OrderEvent> event = rejected("a");

        handle(List.of(event, rejected("b")));
        handle(List.of(event));

        assertThat(parts.claims.due()).containsOnly(Map.entry(webhook.id(), 2));
    }

    @Test
    void writesNothingWithoutAWebhook() throws Exception {
        handle(List.of(rejected("a")));

        assertThat(parts.counts.all()).isEmpty();
    }

    /** Most events need no notice. */
    @Test
    void asksNothingOfTheDatabaseForAnEventWithoutANotice() throws Exception {
        parts.database.execute("drop table notice");
        parts.database.execute("drop table webhook");

        handle(List.of(
                GenericEventMessage.asEventMessage(new OrderApproved(new OrderId("a"), new CustomerId("c"), ON))));
    }

    @Test
    void isNotReplayed() {
        assertThat(handler.supportsReset()).isFalse();
    }
}
