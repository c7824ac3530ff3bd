package vouch.engine.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vouch.engine.outage.NotYetVisible;

/**
 * Reads the stored events as they are stored: all of them in the order of their positions, those of one stream, or single
 * ones. It sees committed events only, changes nothing, and keeps nothing in memory.
 */
public interface EventLog {

    /**
     * An event is stored at most so long after any event of a later time. It is more than the clocks of two nodes may
     * differ, together with what a command takes from its events' time to its commit.
     */
    Duration MOST_LATE = Duration.ofMinutes(1);

    /** The number of an event in its stream, from 0. */
    record Place(String stream, long sequence) {}

    /**
     * The next events after a position, by their positions. An event that is committed later has a higher position than
     * those that were returned: an event is left out while one that comes before it may still be committed. So there may
     * be fewer than {@code atMost} although more are stored. The list is empty only when no more are stored.
     *
     * @throws NotYetVisible when the next event still has to wait after a second
     */
    List<LoggedEvent> after(long position, int atMost);

    /**
     * No event with this position or a lower one is committed later: what is missing there stays missing. Must be asked
     * before the events are read. More is decided at a later call, when the open transactions have ended.
     */
    long decided();

    /** The last events before a position, the last one first. One that is committed late may be missing. */
    List<LoggedEvent> before(long position, int atMost);

    /** The position of the last event that is stored now; empty when there is none. */
    default OptionalLong lastPosition() {
        return before(Long.MAX_VALUE, 1).stream()
                .mapToLong(LoggedEvent::position)
                .findFirst();
    }

    /** The events of a stream from a number on, by their numbers. Empty when there is no such event. */
    List<LoggedEvent> ofStream(String stream, long first, int atMost);

    /** Those of these events that exist, by their positions. */
    List<LoggedEvent> at(Collection<Place> places);

    Optional<LoggedEvent> withId(String eventId);

    /**
     * A position not far before a time: no event at or before it is of that time or later. The caller looks at the times
     * of the events after it.
     */
    long justBefore(Instant time);
}
