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
 * The last events that this process has committed, for readers that are nearly there: each is read from memory instead
 * of from the table, and as the same. Whatever the tail cannot be sure of, it does not answer.
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

    /** What it may hold: as far as a reader falls behind that is not stuck, and no more than a process can spare. */
    record Limits(int events, long bytes) {}

    /** In the order of events, also from one call to the next. */
    synchronized void add(List<AppendedEvent> committed) {
        for (AppendedEvent event : committed) {
            events.put(event.index(), event);
            fromTheOldest.add(event);
            bytes += event.bytes();
            newest = event.index();
        }
        while (fromTheOldest.size() > limits.events() || bytes > limits.bytes()) {
            AppendedEvent oldest = fromTheOldest.remove();
            events.remove(oldest.index());
            bytes -= oldest.bytes();
        }
    }

    /**
     * The event behind the token, if its number is the next: only then there is nothing in between. Whoever misses a number
     * asks the table, since what fills it comes first.
     */
    Optional<TrackedEventMessage<?>> next(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken position) || position.hasGaps()) {
            return Optional.empty();
        }
        return Optional.ofNullable(events.get(position.getIndex() + 1))
                .map(event -> event.at(position.advanceTo(event.index(), Integer.MAX_VALUE)));
    }

    /** Whether an event of this number or a higher one was committed. */
    boolean reaches(long index) {
        return newest >= index;
    }

    /** Whether something was committed behind the token, which the table is sure to have. */
    boolean goesBeyond(TrackingToken token) {
        return token == null
                ? newest != Long.MIN_VALUE
                : newest > token.position().orElse(Long.MAX_VALUE);
    }
}
