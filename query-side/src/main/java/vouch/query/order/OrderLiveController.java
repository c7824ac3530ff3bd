package vouch.query.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindDecision;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderView;
import vouch.query.SortParameter;
import vouch.query.live.LiveAnswer;

/** Shows orders over HTTP, and then their changes ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = "/api/orders", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class OrderLiveController {

    private final OrderQueryController present;
    private final LiveOrders orders;
    private final OrderRows rows;
    private final DecisionQueryHandler decisions;

    OrderLiveController(
            OrderQueryController present, LiveOrders orders, OrderRows rows, DecisionQueryHandler decisions) {
        this.present = present;
        this.orders = orders;
        this.rows = rows;
        this.decisions = decisions;
    }

    @GetMapping("/{orderId}")
    CompletableFuture<LiveAnswer<OrderView>> find(
            @PathVariable OrderId orderId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.find(orderId, null, null, token)
                .thenApply(view -> LiveAnswer.ofOne(orders, orderId.value(), () -> rows.find(orderId)));
    }

    @GetMapping("/{orderId}/why")
    CompletableFuture<LiveAnswer<OrderView>> explain(
            @PathVariable OrderId orderId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.explain(orderId, token)
                .thenApply(view -> LiveAnswer.ofDerived(
                        orders, orderId.value(), new FindDecision(orderId), () -> decisions.explained(orderId)));
    }

    @GetMapping
    CompletableFuture<LiveAnswer<OrderView>> list(
            @RequestParam(required = false) CustomerId customerId,
            @RequestParam(required = false) OrderView.Status status,
            @RequestParam(required = false) OrderView.Credit credit,
            @RequestParam(required = false) RejectionReason reason,
            @RequestParam(required = false) RejectionReason warning,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(defaultValue = SortParameter.NEWEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindOrders query = new FindOrders(
                customerId, status, credit, reason, warning, from, to, SortParameter.of(order), limit, null);
        return present.list(customerId, status, credit, reason, warning, from, to, order, limit, null, token)
                .thenApply(page -> LiveAnswer.ofList(
                        orders,
                        () -> OrderPage.of(query, rows),
                        changed -> OrderPage.mayHave(query, changed),
                        changed -> OrderPage.has(query, changed)));
    }
}
