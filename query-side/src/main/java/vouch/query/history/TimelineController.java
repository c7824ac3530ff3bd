package vouch.query.history;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import vouch.api.BusinessError;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerId;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.history.HistoryQuery.FindOrderTimeline;
import vouch.api.order.OrderId;
import vouch.query.ConsistentQueries;
import vouch.query.SortParameter;

/** Shows the timelines of orders and customers over HTTP ({@code docs/http-api.md}, History). */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class TimelineController {

    private final QueryGateway queries;

    TimelineController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/orders/{orderId}/timeline")
    CompletableFuture<Events> followOrder(
            @PathVariable OrderId orderId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return find(
                new FindOrderTimeline(orderId, SortParameter.of(order), limit, after),
                token,
                ORDER_NOT_FOUND,
                "There is no order with this id.");
    }

    @GetMapping("/customers/{customerId}/timeline")
    CompletableFuture<Events> followCustomer(
            @PathVariable CustomerId customerId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return find(
                new FindCustomerTimeline(customerId, SortParameter.of(order), limit, after),
                token,
                CUSTOMER_NOT_FOUND,
                "There is no customer with this id.");
    }

    private CompletableFuture<Events> find(Object query, String token, BusinessError.Code code, String detail) {
        return queries.query(ConsistentQueries.on(query, token), Events.class).thenApply(page -> {
            if (page == null) {
                throw refuse(code, detail);
            }
            return page;
        });
    }
}
