package vouch.query.history;

import java.time.Instant;
import vouch.engine.eventstore.LoggedEvent;

/** Which events were stored at some moment: from each stream its first ones. */
@FunctionalInterface
interface Knowledge {

    Knowledge EVERYTHING = event -> true;

    static Knowledge at(Instant time) {
        return event -> !event.data().getTimestamp().isAfter(time);
    }

    static Knowledge before(long position) {
        return event -> event.position() < position;
    }

    boolean has(LoggedEvent event);
}
