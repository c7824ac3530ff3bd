package vouch.engine.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.processors.StoredTokens;
import vouch.engine.processors.StoredTokens.Stored;

/**
 * Says up to which position an event processor has handled every event that it handles at all, on whatever node its
 * segments are. It reads the stored tokens, which are committed together with what the handlers write.
 *
 * <p>A stored token alone does not tell. It may have gaps, which are filled or stay empty. And a processor stores its
 * token only seconds later when it has skipped the last events, because no handler takes them. So the events after the
 * token, and those in its gaps, are read and offered to the processor's handlers.
 */
public final class HandledEvents {

    /** Reads as many events as an event store gives at once. A processor that is further behind is simply behind. */
    private static final int MOST_READ = 1_000;

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final StoredTokens tokens;

    HandledEvents(
            EventProcessingConfiguration processing, EventStore events, Serializer serializer, JdbcTemplate database) {
        this.processing = processing;
        this.events = events;
        this.tokens = new StoredTokens(database, serializer);
    }

    /**
     * Every event at a position below the returned one was handled, if it was committed before this is called and if the
     * processor handles it. During a replay this counts from the beginning again.
     */
    public long upTo(String processor) {
        List<Stored> stored = stored(processor);
        int[] all = stored.stream().mapToInt(Stored::segment).toArray();
        EventHandlerInvoker handlers = processing
                .eventProcessor(processor, AbstractEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException("There is no processor " + processor))
                .eventHandlerInvoker();
        TrackingToken head = events.createHeadToken();
        long last = head == null ? -1 : head.position().orElse(-1);
        return stored.stream()
                .mapToLong(one -> upTo(one.token(), last, handlers, Segment.computeSegment(one.segment(), all)))
                .min()
                .orElse(0);
    }

    /**
     * A place in the order of events, with its gaps. A reader that begins here is given every event that one of these
     * processors may not have handled yet. Null for the beginning.
     */
    public TrackingToken before(Set<String> processors) {
        List<TrackingToken> tokens = new ArrayList<>();
        processors.forEach(processor -> stored(processor).forEach(one -> tokens.add(one.token())));
        return tokens.contains(null)
                ? null
                : tokens.stream().reduce(TrackingToken::lowerBound).orElse(null);
    }

    private List<Stored> stored(String processor) {
        return tokens.of(processor).stream()
                .map(one -> new Stored(one.segment(), WrappedToken.unwrapLowerBound(one.token()), one.owner()))
                .toList();
    }

    /** @param last the position of the last event that must be read to be sure */
    private long upTo(TrackingToken token, long last, EventHandlerInvoker handlers, Segment segment) {
        TrackingToken seen = token;
        if (!hasGaps(seen) && position(seen) >= last || last - position(seen) > MOST_READ) {
            return firstGap(seen);
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(token)) {
            for (int read = 0; read < MOST_READ && hasNext(stream, position(seen) < last); read++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                if (handlers.canHandle(event, segment)) {
                    return isLate(event, seen) ? firstGap(seen) : position(event.trackingToken());
                }
                seen = event.trackingToken();
            }
            return position(seen) + 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return firstGap(seen);
        }
    }

    /** @param expected whether there is an event, which may still have to come over the network */
    private static boolean hasNext(BlockingStream<TrackedEventMessage<?>> stream, boolean expected)
            throws InterruptedException {
        return stream.hasNextAvailable(expected ? 1 : 0, TimeUnit.SECONDS);
    }

    /** Whether the event has filled a gap. Its own position is then one of the gaps. */
    private static boolean isLate(TrackedEventMessage<?> event, TrackingToken before) {
        return position(event.trackingToken()) == position(before);
    }

    private static long firstGap(TrackingToken token) {
        return hasGaps(token) ? ((GapAwareTrackingToken) token).getGaps().first() : position(token) + 1;
    }

    private static boolean hasGaps(TrackingToken token) {
        return token instanceof GapAwareTrackingToken seen && seen.hasGaps();
    }

    private static long position(TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
