package vouch.query.history;

import java.time.Instant;
import vouch.engine.eventstore.EventLog;
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

    /**
     * How many of a stream's events are known. Reads few of them, because after one that is not known there is none that
     * is.
     *
     * @param all how many the stream has
     */
    default long count(EventLog log, String stream, long all) {
        long known = 0;
        long atMost = all;
        while (known < atMost) {
            long middle = known + (atMost - known - 1) / 2;
            if (log.ofStream(stream, middle, 1).stream().allMatch(this::has)) {
                known = middle + 1;
            } else {
                atMost = middle;
            }
        }
        return known;
    }
}
