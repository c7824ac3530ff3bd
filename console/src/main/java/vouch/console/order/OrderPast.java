package vouch.console.order;

import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vouch.api.Sort;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindOrderTimeline;
import vouch.api.history.HistoryQuery.FindPastOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderView;
import vouch.console.Compared;

/** Shows what an order was, as it was recorded at a time. */
@Component
class OrderPast {

    private static final int EVENTS = 200;

    private final QueryGateway queries;

    OrderPast(QueryGateway queries) {
        this.queries = queries;
    }

    /** The events of the order and those of its account about it, in their order. */
    CompletableFuture<Events> timeline(OrderId id) {
        return queries.query(new FindOrderTimeline(id, Sort.OLDEST, EVENTS, null), Events.class);
    }

    /** Exactly one of the two is given. */
    CompletableFuture<String> recorded(OrderId id, Instant asOf, Integer version, Model model) {
        CompletableFuture<OrderView> past = queries.query(new FindPastOrder(id, asOf, version), OrderView.class);
        CompletableFuture<Events> timeline = timeline(id);
        return queries.query(new FindOrder(id), OrderView.class)
                .thenCombine(past, (now, then) -> {
                    if (now == null) {
                        throw refuse(ORDER_NOT_FOUND, "There is no order with this id.");
                    } else if (then == null) {
                        throw refuse(
                                ORDER_NOT_FOUND,
                                asOf == null
                                        ? "The order has fewer events than that."
                                        : "There was no order with this id at that time.");
                    }
                    model.addAttribute("order", now);
                    model.addAttribute("then", then);
                    model.addAttribute("asOf", asOf);
                    model.addAttribute("fields", Compared.of(OrderFields.ALL, then, now));
                    return then;
                })
                .thenCombine(timeline, (found, events) -> {
                    model.addAttribute(
                            "moments",
                            asOf == null
                                    ? LifeSlider.of(events.items(), version)
                                    : LifeSlider.of(events.items(), asOf));
                    return "order-recorded";
                });
    }
}
