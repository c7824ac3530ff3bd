package vouch.query.order;

import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.history.HistoryQuery.FindPastOrder;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindDecision;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.query.ConsistentQueries;
import vouch.query.PastMoment;
import vouch.query.SortParameter;

/** Shows orders over HTTP ({@code docs/http-api.md}, Queries). */
@RestController
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderQueryController {

    private final QueryGateway queries;

    OrderQueryController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/{orderId}")
    CompletableFuture<OrderView> find(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) Instant asOf,
            @RequestParam(required = false) @Min(1) Integer version,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        PastMoment.check(asOf, version);
        Object query =
                asOf == null && version == null ? new FindOrder(orderId) : new FindPastOrder(orderId, asOf, version);
        return queries.query(ConsistentQueries.on(query, token), OrderView.class)
                .thenApply(OrderQueryController::found);
    }

    @GetMapping("/{orderId}/why")
    CompletableFuture<DecisionView> explain(
            @PathVariable OrderId orderId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindDecision(orderId), token), DecisionView.class)
                .thenApply(OrderQueryController::found);
    }

    private static <T> T found(T answer) {
        if (answer == null) {
            throw refuse(ORDER_NOT_FOUND, "There is no order with this id.");
        }
        return answer;
    }

    @GetMapping
    CompletableFuture<Orders> list(
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
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindOrders query = new FindOrders(
                customerId, status, credit, reason, warning, from, to, SortParameter.of(order), limit, after);
        return queries.query(ConsistentQueries.on(query, token), Orders.class);
    }
}
