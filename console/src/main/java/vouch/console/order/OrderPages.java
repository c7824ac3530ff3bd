package vouch.console.order;

import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Identifier;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindDecision;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.console.Address;
import vouch.console.Moment;
import vouch.console.UtcDays;

/** Shows the list of orders, and one order: its life, why it was decided so, and what may be done about it. */
@Controller
class OrderPages {

    private static final int ROWS = 50;

    private final QueryGateway queries;
    private final OrderPast past;
    private final Clock clock;

    OrderPages(QueryGateway queries, OrderPast past, Clock clock) {
        this.queries = queries;
        this.past = past;
        this.clock = clock;
    }

    /** @param until the last day; days are in UTC, as in the API */
    @GetMapping("/orders")
    CompletableFuture<String> list(
            @RequestParam(required = false) @Pattern(regexp = "|" + Identifier.FORMAT, message = Identifier.NEW_RULE)
                    String customerId,
            @RequestParam(required = false) OrderView.Status status,
            @RequestParam(required = false) OrderView.Credit credit,
            @RequestParam(required = false) RejectionReason reason,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate until,
            @RequestParam(required = false) Sort order,
            @RequestParam(required = false) String after,
            Model model) {
        FindOrders query = new FindOrders(
                customerId == null || customerId.isEmpty() ? null : new CustomerId(customerId),
                status,
                credit,
                reason,
                null,
                UtcDays.start(from),
                UtcDays.end(until),
                order,
                ROWS,
                after);
        return queries.query(query, Orders.class).thenApply(page -> {
            model.addAttribute("page", page);
            model.addAttribute("api", api(query));
            return "orders";
        });
    }

    private static Address api(FindOrders query) {
        return Address.of("/api/orders")
                .with(
                        "customerId",
                        query.customerId() == null ? null : query.customerId().value())
                .with("status", query.status())
                .with("credit", query.credit())
                .with("reason", query.reason())
                .with("from", query.from())
                .with("to", query.to())
                .with("limit", ROWS);
    }

    /** The order as it is now, or as it was: the parameters are those of the API. */
    @GetMapping("/orders/{orderId}")
    CompletableFuture<String> show(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) Moment asOf,
            @RequestParam(required = false) @Min(1) Integer version,
            Model model) {
        return Moment.isPast(asOf, version)
                ? past.recorded(orderId, Moment.at(asOf), version, model)
                : showNow(orderId, model);
    }

    private CompletableFuture<String> showNow(OrderId orderId, Model model) {
        CompletableFuture<OrderView> order = queries.query(new FindOrder(orderId), OrderView.class);
        CompletableFuture<DecisionView> why = queries.query(new FindDecision(orderId), DecisionView.class);
        CompletableFuture<Events> timeline = past.timeline(orderId);
        return order.thenCompose(found -> account(found)
                .thenCombine(why, (account, decision) -> {
                    model.addAttribute("order", found);
                    model.addAttribute("account", account);
                    model.addAttribute("why", decision);
                    return timeline;
                })
                .thenCompose(events -> events)
                .thenApply(events -> {
                    model.addAttribute("moments", LifeSlider.of(events.items(), Long.MAX_VALUE));
                    model.addAttribute("life", OrderLife.of(events.items(), clock.instant()));
                    return "order";
                }));
    }

    /** Null when the order names a customer that does not exist. */
    private CompletableFuture<CustomerView> account(OrderView order) {
        if (order == null) {
            throw refuse(ORDER_NOT_FOUND, "There is no order with this id.");
        }
        return queries.query(new FindCustomer(order.customerId()), CustomerView.class);
    }
}
