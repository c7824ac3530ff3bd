package vouch.query.history;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import vouch.api.customer.CustomerId;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.history.HistoryQuery.FindOrderTimeline;
import vouch.api.order.OrderId;
import vouch.query.SortParameter;
import vouch.query.live.LiveAnswer;

/** Shows timelines over HTTP, and then each new event of them ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = "/api", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class TimelineLiveController {

    private final TimelineController present;
    private final LiveEvents events;
    private final LiveTimelines timelines;
    private final OrderHistoryHandler orders;
    private final CustomerHistoryHandler customers;

    TimelineLiveController(
            TimelineController present,
            LiveEvents events,
            LiveTimelines timelines,
            OrderHistoryHandler orders,
            CustomerHistoryHandler customers) {
        this.present = present;
        this.events = events;
        this.timelines = timelines;
        this.orders = orders;
        this.customers = customers;
    }

    @GetMapping("/orders/{orderId}/timeline")
    CompletableFuture<LiveAnswer<SearchedEvent>> followOrder(
            @PathVariable OrderId orderId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindOrderTimeline query = new FindOrderTimeline(orderId, SortParameter.of(order), limit, null);
        return present.followOrder(orderId, order, limit, null, token)
                .thenApply(page -> LiveAnswer.ofEvents(
                        events,
                        () -> orders.firstPage(query),
                        event -> event.isAbout(orderId),
                        orderId,
                        event -> timelines.ofOrder(orderId, event.event())));
    }

    @GetMapping("/customers/{customerId}/timeline")
    CompletableFuture<LiveAnswer<SearchedEvent>> followCustomer(
            @PathVariable CustomerId customerId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindCustomerTimeline query = new FindCustomerTimeline(customerId, SortParameter.of(order), limit, null);
        return present.followCustomer(customerId, order, limit, null, token)
                .thenApply(page -> LiveAnswer.ofEvents(
                        events,
                        () -> customers.handle(query),
                        event -> event.isOf(customerId.toString()),
                        customerId,
                        event -> timelines.ofCustomer(customerId, event.event())));
    }
}
