package vouch.console.history;

import static vouch.api.BusinessError.Code.EVENT_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Sort;
import vouch.api.history.Chain;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindChain;
import vouch.api.history.HistoryQuery.FindEvent;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.api.history.RecordedEvent;
import vouch.console.Address;
import vouch.console.UtcDays;

/** Shows the stored events: a search over all of them, and one with what led to it and what followed. */
@Controller
class EventPages {

    private static final int ROWS = 50;
    private static final String TEXT = "\\P{Cntrl}{0,255}";
    private static final String TEXT_RULE = "must have at most 255 characters, and no control characters";

    private final QueryGateway queries;
    private final JsonMapper json;

    EventPages(QueryGateway queries, JsonMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /** @param until the last day; days are in UTC, as in the API */
    @GetMapping("/events")
    CompletableFuture<String> list(
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) String type,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) String stream,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) String actor,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) String correlationId,
            @RequestParam(required = false) @Pattern(regexp = TEXT, message = TEXT_RULE) String text,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate until,
            @RequestParam(required = false) String after,
            Model model) {
        FindEvents query = new FindEvents(
                given(type),
                given(stream),
                given(actor),
                given(correlationId),
                UtcDays.start(from),
                UtcDays.end(until),
                given(text),
                Sort.NEWEST,
                ROWS,
                after);
        return queries.query(query, Events.class).thenApply(page -> {
            model.addAttribute("page", page);
            model.addAttribute("api", api(query));
            return "events";
        });
    }

    @GetMapping("/events/{eventId}")
    CompletableFuture<String> show(
            @PathVariable @Pattern(regexp = TEXT, message = TEXT_RULE) String eventId, Model model) {
        CompletableFuture<Chain> chain = queries.query(new FindChain(eventId), Chain.class);
        return queries.query(new FindEvent(eventId), RecordedEvent.class).thenCompose(event -> {
            if (event == null) {
                throw refuse(EVENT_NOT_FOUND, "There is no event with this id.");
            }
            return chain.thenApply(causes -> {
                model.addAttribute("event", event);
                model.addAttribute("tree", CauseTree.of(causes, eventId));
                model.addAttribute(
                        "payload", json.writerWithDefaultPrettyPrinter().writeValueAsString(event.payload()));
                return "event";
            });
        });
    }

    /** The same list for programs. */
    private static Address api(FindEvents query) {
        return Address.of("/api/events")
                .with("type", query.type())
                .with("stream", query.stream())
                .with("actor", query.actor())
                .with("correlationId", query.correlationId())
                .with("text", query.text())
                .with("from", query.from())
                .with("to", query.to());
    }

    /** A form without a script sends what is empty. */
    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
