package vouch.engine.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Holds the last events that this process has committed, for readers that are nearly up to date. Such a reader gets
 * each event from memory, equal to the one in the table. If the tail is not sure which event is next, it returns none.
 * It does not hold events with encrypted texts: whoever reads one must find its key.
 */
final class EventTail {

    private final Map<Long, AppendedEvent> events = new ConcurrentHashMap<>();
    private final Queue<AppendedEvent> fromTheOldest = new ArrayDeque<>();
    private final Limits limits;
    private long bytes;
    private volatile long newest = Long.MIN_VALUE;

    EventTail(Limits limits) {
        this.limits = limits;
    }

    /**
     * The limits of the tail: as many events as a reader falls behind under load, and as many bytes as a process can
     * spare.
     */
    record Limits(int events, long bytes) {}

    /** Adds committed events. They must come in the order of their numbers, also from one call to the next. */
    synchronized void add(List<AppendedEvent> committed) {
        for (AppendedEvent event : committed) {
            if (event.isRemembered()) {
                events.put(event.index(), event);
                fromTheOldest.add(event);
                bytes += event.bytes();
            }
            newest = event.index();
        }
        while (fromTheOldest.size() > limits.events() || bytes > limits.bytes()) {
            AppendedEvent oldest = fromTheOldest.remove();
            events.remove(oldest.index());
            bytes -= oldest.bytes();
        }
    }

    /**
     * Returns the event after the token if it has the very next number, so that no event can be in between. For a token
     * with gaps it returns none: the reader asks the table, because the events that fill the gaps come first.
     */
    Optional<TrackedEventMessage<?>> next(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken position) || position.hasGaps()) {
            return Optional.empty();
        }
        return Optional.ofNullable(events.get(position.getIndex() + 1))
                .map(event -> event.at(position.advanceTo(event.index(), Integer.MAX_VALUE)));
    }

    /** Whether this process has committed an event with this number or a higher one. */
    boolean reaches(long index) {
        return newest >= index;
    }

    /** Whether this process has committed an event after the token. The table is sure to have that event. */
    boolean goesBeyond(TrackingToken token) {
        return token == null
                ? newest != Long.MIN_VALUE
                : newest > token.position().orElse(Long.MAX_VALUE);
    }
}
