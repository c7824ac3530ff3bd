package vouch.query.order;

import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.query.ConsistentQueries;

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
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindOrder(orderId), token), OrderView.class)
                .thenApply(view -> {
                    if (view == null) {
                        throw refuse(ORDER_NOT_FOUND, "There is no order with this id.");
                    }
                    return view;
                });
    }

    @GetMapping
    CompletableFuture<Orders> list(
            @RequestParam(required = false) CustomerId customerId,
            @RequestParam(required = false) OrderView.Status status,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(
                ConsistentQueries.on(new FindOrders(customerId, status, from, to, limit, after), token), Orders.class);
    }
}
