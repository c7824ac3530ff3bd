package vouch.query.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.api.Sort;
import vouch.api.history.HistoryQuery.FindEvents;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventLog.Place;
import vouch.engine.eventstore.LoggedEvent;
import vouch.query.history.EventTags.Tag;

/** Chooses where the events of a search are read, so that as few as possible are looked at. */
@Component
class EventSources {

    private static final int TOGETHER = 1_000;

    /** A correlation with more events is looked for among all events. */
    static final int MOST_OF_A_CORRELATION = 10_000;

    private final EventLog log;
    private final EventStore events;
    private final EventTags tags;

    EventSources(EventLog log, EventStore events, EventTags tags) {
        this.log = log;
        this.events = events;
        this.tags = tags;
    }

    /** Events in the order of the answer. A cursor is a number by which the events of the source are ordered. */
    interface Source {

        /** The cursor of the first page. */
        long start();

        /** The next events behind a cursor; empty when there are none. */
        List<LoggedEvent> behind(long cursor);

        long cursor(LoggedEvent event);
    }

    Source of(FindEvents query) {
        boolean newest = query.sort() == Sort.NEWEST;
        if (query.stream() != null) {
            return newest ? new NewestOfStream(query.stream()) : new OldestOfStream(query.stream());
        }
        List<Place> correlated = query.correlationId() == null
                ? List.of()
                : tags.find(Tag.ofCorrelation(query.correlationId()), MOST_OF_A_CORRELATION + 1);
        if (query.correlationId() != null && correlated.size() <= MOST_OF_A_CORRELATION) {
            return new Correlated(correlated, newest);
        }
        return newest ? new Newest(query) : new Oldest(query);
    }

    private final class OldestOfStream implements Source {

        private final String stream;

        OldestOfStream(String stream) {
            this.stream = stream;
        }

        @Override
        public long start() {
            return -1;
        }

        @Override
        public List<LoggedEvent> behind(long cursor) {
            return log.ofStream(stream, Math.max(0, cursor + 1), TOGETHER);
        }

        @Override
        public long cursor(LoggedEvent event) {
            return event.data().getSequenceNumber();
        }
    }

    private final class NewestOfStream implements Source {

        private final String stream;

        NewestOfStream(String stream) {
            this.stream = stream;
        }

        @Override
        public long start() {
            return events.lastSequenceNumberFor(stream).orElse(-1L) + 1;
        }

        @Override
        public List<LoggedEvent> behind(long cursor) {
            long first = Math.max(0, cursor - TOGETHER);
            return cursor <= first ? List.of() : reversed(log.ofStream(stream, first, (int) (cursor - first)));
        }

        @Override
        public long cursor(LoggedEvent event) {
            return event.data().getSequenceNumber();
        }
    }

    private final class Oldest implements Source {

        private final FindEvents query;

        Oldest(FindEvents query) {
            this.query = query;
        }

        @Override
        public long start() {
            return query.from() == null ? -1 : log.justBefore(query.from());
        }

        @Override
        public List<LoggedEvent> behind(long cursor) {
            return log.after(cursor, TOGETHER);
        }

        @Override
        public long cursor(LoggedEvent event) {
            return event.position();
        }
    }

    private final class Newest implements Source {

        private final FindEvents query;

        Newest(FindEvents query) {
            this.query = query;
        }

        /** Behind the last event that may be of the times that are asked for. */
        @Override
        public long start() {
            return query.to() == null
                    ? Long.MAX_VALUE
                    : log.justBefore(query.to().plus(EventLog.MOST_LATE).plus(EventLog.MOST_LATE)) + 1;
        }

        @Override
        public List<LoggedEvent> behind(long cursor) {
            return log.before(cursor, TOGETHER);
        }

        @Override
        public long cursor(LoggedEvent event) {
            return event.position();
        }
    }

    private final class Correlated implements Source {

        private final List<LoggedEvent> events;
        private final boolean newest;

        Correlated(List<Place> places, boolean newest) {
            this.events = newest ? reversed(log.at(places)) : log.at(places);
            this.newest = newest;
        }

        @Override
        public long start() {
            return newest ? Long.MAX_VALUE : -1;
        }

        @Override
        public List<LoggedEvent> behind(long cursor) {
            return events.stream()
                    .filter(event -> newest ? event.position() < cursor : event.position() > cursor)
                    .toList();
        }

        @Override
        public long cursor(LoggedEvent event) {
            return event.position();
        }
    }

    private static List<LoggedEvent> reversed(List<LoggedEvent> events) {
        List<LoggedEvent> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        return reversed;
    }
}
