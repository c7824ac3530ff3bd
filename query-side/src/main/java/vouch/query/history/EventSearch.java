package vouch.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
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

    /** The first page of what is noted by now. */
    Events firstPage(FindEvents query) {
        return search(query, null);
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
                if (new SearchedEvent(event).matches(query)) {
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
}
