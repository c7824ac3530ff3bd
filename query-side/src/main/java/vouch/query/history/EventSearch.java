package vouch.query.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.Origin;
import vouch.api.Sort;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/** Looks for events among all that are stored, in the order of the answer and a bounded number for each query. */
@Component
class EventSearch {

    /** Takes less than a second where nothing is found. */
    private static final int MOST_LOOKED_AT = 50_000;

    private final EventSources sources;
    private final HistoryIndex index;

    EventSearch(EventSources sources, HistoryIndex index) {
        this.sources = sources;
        this.index = index;
    }

    @QueryHandler
    CompletableFuture<Events> handle(FindEvents query) {
        Long after = query.after() == null ? null : (Long) PlaceCursor.read(query.after());
        return query.correlationId() == null
                ? CompletableFuture.completedFuture(search(query, after))
                : index.noted(() -> search(query, after));
    }

    private Events search(FindEvents query, Long after) {
        EventSources.Source source = sources.of(query);
        List<LoggedEvent> found = new ArrayList<>();
        long cursor = after == null ? source.start() : after;
        for (int looked = 0; looked < MOST_LOOKED_AT; ) {
            List<LoggedEvent> next = source.behind(cursor);
            for (LoggedEvent event : next) {
                if (isTooFar(query, event)) {
                    return lastPage(found);
                }
                if (matches(query, event)) {
                    if (found.size() == query.limit()) {
                        return page(found, cursor);
                    }
                    found.add(event);
                }
                cursor = source.cursor(event);
            }
            if (next.isEmpty()) {
                return lastPage(found);
            }
            looked += next.size();
        }
        return page(found, cursor);
    }

    private static Events page(List<LoggedEvent> found, long cursor) {
        return new Events(found.stream().map(Recorded::of).toList(), PlaceCursor.of(cursor));
    }

    private static Events lastPage(List<LoggedEvent> found) {
        return new Events(found.stream().map(Recorded::of).toList(), null);
    }

    /** Whether every event that follows is of another time than those that are asked for. */
    private static boolean isTooFar(FindEvents query, LoggedEvent event) {
        return query.sort() == Sort.NEWEST
                ? query.from() != null
                        && event.data().getTimestamp().isBefore(query.from().minus(EventLog.MOST_LATE))
                : query.to() != null
                        && event.data().getTimestamp().isAfter(query.to().plus(EventLog.MOST_LATE));
    }

    private static boolean matches(FindEvents query, LoggedEvent event) {
        return is(query.type(), event.data().getPayload().getType().getName())
                && is(query.stream(), event.data().getAggregateIdentifier())
                && (query.from() == null || !event.data().getTimestamp().isBefore(query.from()))
                && (query.to() == null || event.data().getTimestamp().isBefore(query.to()))
                && (query.actor() == null
                        || is(query.actor(), Actor.of(event.metaData()).name()))
                && (query.correlationId() == null
                        || is(query.correlationId(), event.metaData().get(Origin.CORRELATION)))
                && (query.text() == null || hasText(query.text(), event));
    }

    private static boolean is(String wanted, Object value) {
        return wanted == null || Objects.equals(wanted, value);
    }

    private static boolean hasText(String text, LoggedEvent event) {
        String payload = new String(event.data().getPayload().getData(), StandardCharsets.UTF_8);
        return payload.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
