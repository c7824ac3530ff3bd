package vouch.query.history;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerId;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.RecordedEvent;
import vouch.api.order.OrderId;
import vouch.query.CsvList;
import vouch.query.SortParameter;
import vouch.query.TextParameter;

/** Writes stored events and timelines as CSV ({@code docs/http-api.md}, CSV). */
@Controller
@RequestMapping(path = "/api", produces = CsvList.TYPE)
class HistoryCsvController {

    private static final CsvList<RecordedEvent> EVENTS = new CsvList<RecordedEvent>("events")
            .with("eventId", RecordedEvent::eventId)
            .with("position", RecordedEvent::position)
            .with("stream", RecordedEvent::stream)
            .with("sequence", RecordedEvent::sequence)
            .with("type", RecordedEvent::type)
            .with("revision", RecordedEvent::revision)
            .with("at", RecordedEvent::at)
            .with("actor", RecordedEvent::actor)
            .with("onBehalfOf", RecordedEvent::onBehalfOf)
            .with("correlationId", RecordedEvent::correlationId)
            .with("causationId", RecordedEvent::causationId)
            .with("triggerId", RecordedEvent::triggerId)
            .with("reason", RecordedEvent::reason)
            .withJson("payload", RecordedEvent::payload)
            .withJson("change", RecordedEvent::change);

    private final EventController events;
    private final TimelineController timelines;

    HistoryCsvController(EventController events, TimelineController timelines) {
        this.events = events;
        this.timelines = timelines;
    }

    @GetMapping("/events")
    void list(
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String type,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String stream,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String actor,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String correlationId,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE)
                    String text,
            @RequestParam(defaultValue = SortParameter.NEWEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        write(
                response,
                after -> events.list(
                        type, stream, actor, correlationId, from, to, text, order, Bounds.PAGE, after, token));
    }

    @GetMapping("/orders/{orderId}/timeline")
    void followOrder(
            @PathVariable OrderId orderId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        write(response, after -> timelines.followOrder(orderId, order, Bounds.PAGE, after, token));
    }

    @GetMapping("/customers/{customerId}/timeline")
    void followCustomer(
            @PathVariable CustomerId customerId,
            @RequestParam(defaultValue = SortParameter.OLDEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        write(response, after -> timelines.followCustomer(customerId, order, Bounds.PAGE, after, token));
    }

    private static void write(HttpServletResponse response, Function<String, CompletableFuture<Events>> pages)
            throws IOException {
        EVENTS.write(
                response, after -> pages.apply(after).thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }
}
