package vouch.query.history;

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
import vouch.api.history.HistoryQuery.FindChain;
import vouch.api.history.HistoryQuery.FindEvent;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.query.SortParameter;
import vouch.query.TextParameter;
import vouch.query.history.EventTags.Tag;
import vouch.query.live.LiveAnswer;

/** Shows the stored events over HTTP, and then each new one ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class EventLiveController {

    private final EventController present;
    private final LiveEvents events;
    private final EventSearch search;
    private final EventChains chains;

    EventLiveController(EventController present, LiveEvents events, EventSearch search, EventChains chains) {
        this.present = present;
        this.events = events;
        this.search = search;
        this.chains = chains;
    }

    /** An event has no changes. */
    @GetMapping("/{eventId}")
    CompletableFuture<LiveAnswer<SearchedEvent>> find(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String eventId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.find(eventId, token)
                .thenApply(
                        event -> LiveAnswer.ofEvents(events, () -> event, any -> false, FindEvent.class, any -> null));
    }

    @GetMapping("/{eventId}/chain")
    CompletableFuture<LiveAnswer<Object>> follow(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String eventId,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        return present.follow(eventId, token).thenApply(chain -> {
            String correlation = chain.correlationId();
            return correlation == null
                    ? LiveAnswer.ofPolled(new FindChain(eventId), () -> eventId, () -> chain)
                    : LiveAnswer.ofPolled(
                            Tag.ofCorrelation(correlation),
                            () -> chains.size(correlation),
                            () -> chains.chain(correlation));
        });
    }

    @GetMapping
    CompletableFuture<LiveAnswer<SearchedEvent>> list(
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
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token) {
        FindEvents query = new FindEvents(
                type, stream, actor, correlationId, from, to, text, SortParameter.of(order), limit, null);
        return present.list(type, stream, actor, correlationId, from, to, text, order, limit, null, token)
                .thenApply(page -> LiveAnswer.ofEvents(
                        events,
                        () -> search.firstPage(query),
                        event -> event.matches(query),
                        FindEvents.class,
                        event -> Recorded.of(event.event())));
    }
}
