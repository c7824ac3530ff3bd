package vouch.query.history;

import static vouch.api.BusinessError.Code.EVENT_NOT_FOUND;
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
import vouch.api.history.Chain;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindChain;
import vouch.api.history.HistoryQuery.FindEvent;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.api.history.RecordedEvent;
import vouch.query.ConsistentQueries;
import vouch.query.SortParameter;
import vouch.query.TextParameter;

/** Shows the stored events over HTTP ({@code docs/http-api.md}, History). */
@RestController
@RequestMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
class EventController {

    private final QueryGateway queries;

    EventController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping
    CompletableFuture<Events> list(
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
            @RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit,
            @RequestParam(required = false) String after,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindEvents query = new FindEvents(
                type, stream, actor, correlationId, from, to, text, SortParameter.of(order), limit, after);
        return queries.query(ConsistentQueries.on(query, token), Events.class);
    }

    @GetMapping("/{eventId}")
    CompletableFuture<RecordedEvent> find(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String eventId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindEvent(eventId), token), RecordedEvent.class)
                .thenApply(EventController::found);
    }

    @GetMapping("/{eventId}/chain")
    CompletableFuture<Chain> follow(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String eventId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return queries.query(ConsistentQueries.on(new FindChain(eventId), token), Chain.class)
                .thenApply(EventController::found);
    }

    private static <T> T found(T answer) {
        if (answer == null) {
            throw refuse(EVENT_NOT_FOUND, "There is no event with this id.");
        }
        return answer;
    }
}
