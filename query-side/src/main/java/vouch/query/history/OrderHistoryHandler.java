package vouch.query.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.Sort;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindOrderTimeline;
import vouch.api.history.HistoryQuery.FindPastOrder;
import vouch.api.history.RecordedEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.domain.view.OrderViewFold;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;
import vouch.query.history.PastOrders.Step;

/** Answers queries about the past of an order, from its events. */
@Component
class OrderHistoryHandler {

    private final PastOrders orders;
    private final EventLog log;
    private final HistoryIndex index;

    OrderHistoryHandler(PastOrders orders, EventLog log, HistoryIndex index) {
        this.orders = orders;
        this.log = log;
        this.index = index;
    }

    @QueryHandler
    CompletableFuture<Events> handle(FindOrderTimeline query) {
        LongPredicate isOnPage = behind(query);
        return whenNoted(query.orderId(), () -> page(query, isOnPage));
    }

    /** The first page of what is noted by now. */
    Events firstPage(FindOrderTimeline query) {
        return page(query, any -> true);
    }

    private Events page(FindOrderTimeline query, LongPredicate isOnPage) {
        List<Step> steps = new ArrayList<>(orders.steps(query.orderId(), Knowledge.EVERYTHING));
        if (query.sort() == Sort.NEWEST) {
            Collections.reverse(steps);
        }
        List<Step> rest = steps.stream()
                .filter(step -> isOnPage.test(step.event().position()))
                .toList();
        List<Step> page = rest.subList(0, Math.min(rest.size(), query.limit()));
        return new Events(
                page.stream().map(OrderHistoryHandler::recorded).toList(),
                page.size() == rest.size()
                        ? null
                        : PlaceCursor.of(page.get(page.size() - 1).event().position()));
    }

    static RecordedEvent recorded(Step step) {
        return Recorded.of(step.event()).with(Recorded.changes(step.before(), step.after()));
    }

    private static LongPredicate behind(FindOrderTimeline query) {
        if (query.after() == null) {
            return any -> true;
        }
        long last = PlaceCursor.read(query.after());
        return query.sort() == Sort.NEWEST ? position -> position < last : position -> position > last;
    }

    @QueryHandler
    CompletableFuture<OrderView> handle(FindPastOrder query) {
        return whenNoted(query.orderId(), () -> {
            Knowledge known =
                    query.asOf() == null ? upToVersion(query.orderId(), query.version()) : Knowledge.at(query.asOf());
            List<Step> steps = known == null ? List.of() : orders.steps(query.orderId(), known);
            OrderView view =
                    steps.isEmpty() ? null : steps.get(steps.size() - 1).after();
            return view == null ? null : named(view, known).withOvertaken(orders.overtaken(steps, known));
        });
    }

    /** Null when the order has fewer events. */
    private Knowledge upToVersion(OrderId id, long version) {
        List<LoggedEvent> own = orders.own(id, Knowledge.EVERYTHING);
        if (version > own.size()) {
            return null;
        }
        return version == own.size()
                ? Knowledge.EVERYTHING
                : Knowledge.before(own.get((int) version).position());
    }

    /** With the customer's name, if it was known. */
    private OrderView named(OrderView view, Knowledge known) {
        return log.ofStream(view.customerId().toString(), 0, 1).stream()
                .filter(known::has)
                .flatMap(event -> event.messages().stream())
                .map(DomainEventMessage::getPayload)
                .filter(CustomerRegistered.class::isInstance)
                .map(registered -> OrderViewFold.named(view, ((CustomerRegistered) registered).name()))
                .findFirst()
                .orElse(view);
    }

    /**
     * Answers as soon as all events of the order's account are noted, so that none about the order is missing. Null when
     * there is no such order.
     */
    private <T> CompletableFuture<T> whenNoted(OrderId id, Supplier<T> answer) {
        return orders.own(id, Knowledge.EVERYTHING).stream()
                .findFirst()
                .map(created -> index.noted(customerOf(created).toString(), answer))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static CustomerId customerOf(LoggedEvent created) {
        return ((OrderEvent) created.messages().get(0).getPayload()).customerId();
    }
}
