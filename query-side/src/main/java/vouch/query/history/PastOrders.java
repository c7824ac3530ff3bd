package vouch.query.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.domain.view.OrderViewFold;
import vouch.domain.view.Waits;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventLog.Place;
import vouch.engine.eventstore.LoggedEvent;
import vouch.query.history.EventTags.Tag;

/** Knows each order as it was after any of its events, and those of its account that are about it. */
@Component
class PastOrders {

    /** An order has a handful of events, and a few more each time that its reservation expires. */
    private static final int MOST_EVENTS = 100_000;

    private static final int TOGETHER = 1_000;

    private final EventLog log;
    private final EventTags tags;

    PastOrders(EventLog log, EventTags tags) {
        this.log = log;
        this.tags = tags;
    }

    /** An event and the order's view before and after it; null where there is none. */
    record Step(LoggedEvent event, OrderView before, OrderView after) {}

    /** The order's own events, as far as they are known. */
    List<LoggedEvent> own(OrderId id, Knowledge known) {
        return log.ofStream(id.toString(), 0, MOST_EVENTS).stream()
                .takeWhile(known::has)
                .toList();
    }

    /** All events about the order, as they were stored. */
    List<Step> steps(OrderId id, Knowledge known) {
        List<LoggedEvent> events = new ArrayList<>(own(id, known));
        log.at(tags.find(Tag.ofOrder(id), MOST_EVENTS)).stream()
                .filter(known::has)
                .forEach(events::add);
        events.sort(Comparator.comparing(LoggedEvent::position));
        List<Step> steps = new ArrayList<>();
        OrderView view = null;
        for (LoggedEvent event : events) {
            OrderView next = after(view, event);
            steps.add(new Step(event, view, next));
            view = next;
        }
        return steps;
    }

    private static OrderView after(OrderView before, LoggedEvent event) {
        OrderView view = before;
        for (DomainEventMessage<?> message : event.messages()) {
            if (message.getPayload() instanceof OrderEvent own) {
                view = OrderViewFold.fold(view, own, message.getTimestamp());
            } else if (message.getPayload() instanceof OrderCreditEvent credit && view != null) {
                view = OrderViewFold.fold(view, credit, message.getTimestamp());
            }
        }
        return view;
    }

    /** How many orders that began to wait later were granted credit before it. */
    int overtaken(List<Step> steps, Knowledge known) {
        int overtaken = 0;
        LoggedEvent begun = null;
        for (Step step : steps) {
            OrderCreditEvent credit = creditOf(step.event);
            if (credit != null && Waits.begins(credit)) {
                begun = step.event;
            } else if (credit != null && begun != null && Waits.ends(credit)) {
                overtaken += granted(begun, step.event.data().getSequenceNumber(), known);
                begun = null;
            }
        }
        return begun == null ? overtaken : overtaken + granted(begun, Long.MAX_VALUE, known);
    }

    private int granted(LoggedEvent begun, long ended, Knowledge known) {
        String tag = Tag.ofWaits(creditOf(begun).customerId());
        String stream = begun.data().getAggregateIdentifier();
        Set<OrderId> younger = new HashSet<>();
        int granted = 0;
        long last = begun.data().getSequenceNumber();
        List<Place> places;
        do {
            places = tags.between(tag, stream, last, ended, TOGETHER);
            for (LoggedEvent event : log.at(places)) {
                OrderCreditEvent other = creditOf(event);
                if (known.has(event) && Waits.begins(other)) {
                    younger.add(other.orderId());
                } else if (known.has(event) && younger.contains(other.orderId())) {
                    granted++;
                }
                last = event.data().getSequenceNumber();
            }
        } while (places.size() == TOGETHER);
        return granted;
    }

    private static OrderCreditEvent creditOf(LoggedEvent event) {
        return event.messages().stream()
                .map(DomainEventMessage::getPayload)
                .filter(OrderCreditEvent.class::isInstance)
                .map(OrderCreditEvent.class::cast)
                .findFirst()
                .orElse(null);
    }
}
