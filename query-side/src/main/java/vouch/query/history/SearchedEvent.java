package vouch.query.history;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.Actor;
import vouch.api.Origin;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.api.order.OrderId;
import vouch.engine.eventstore.LoggedEvent;

/** A stored event, compared with what is looked for. Each part is read once, when it is needed. Used by one thread. */
final class SearchedEvent {

    private final LoggedEvent event;
    private Map<String, ?> metaData;
    private String text;
    private Set<OrderId> orders;

    SearchedEvent(LoggedEvent event) {
        this.event = event;
    }

    LoggedEvent event() {
        return event;
    }

    boolean matches(FindEvents query) {
        return is(query.type(), event.data().getPayload().getType().getName())
                && isOf(query.stream())
                && (query.from() == null || !event.data().getTimestamp().isBefore(query.from()))
                && (query.to() == null || event.data().getTimestamp().isBefore(query.to()))
                && (query.actor() == null
                        || is(query.actor(), Actor.of(metaData()).name()))
                && (query.correlationId() == null
                        || is(query.correlationId(), metaData().get(Origin.CORRELATION)))
                && (query.text() == null || text().contains(query.text().toLowerCase(Locale.ROOT)));
    }

    /** @param stream null for any */
    boolean isOf(String stream) {
        return is(stream, event.data().getAggregateIdentifier());
    }

    /** Whether it is one of the order's own events, or one of its account that is about the order. */
    boolean isAbout(OrderId order) {
        if (isOf(order.toString())) {
            return true;
        }
        if (orders == null) {
            orders = event.messages().stream()
                    .map(DomainEventMessage::getPayload)
                    .filter(OrderCreditEvent.class::isInstance)
                    .map(credit -> ((OrderCreditEvent) credit).orderId())
                    .collect(Collectors.toSet());
        }
        return orders.contains(order);
    }

    private static boolean is(String wanted, Object value) {
        return wanted == null || Objects.equals(wanted, value);
    }

    private Map<String, ?> metaData() {
        metaData = metaData == null ? event.metaData() : metaData;
        return metaData;
    }

    private String text() {
        text = text == null
                ? new String(event.readablePayload(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)
                : text;
        return text;
    }
}
