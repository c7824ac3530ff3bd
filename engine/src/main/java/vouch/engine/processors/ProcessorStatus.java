package vouch.engine.processors;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reports the position and the lag of an event processor on this node. */
public class ProcessorStatus {

    private final EventStore events;
    private final StoppedProcessors stopped;
    private final StoredTokens tokens;
    private final ProcessorSpeed speed;
    private final String node;
    private final Clock clock;
    private final Map<String, Instant> replaysBegan = new ConcurrentHashMap<>();

    ProcessorStatus(
            EventStore events,
            StoppedProcessors stopped,
            StoredTokens tokens,
            ProcessorSpeed speed,
            String node,
            Clock clock) {
        this.events = events;
        this.stopped = stopped;
        this.tokens = tokens;
        this.speed = speed;
        this.node = node;
        this.clock = clock;
    }

    /**
     * A processor on this node.
     *
     * @param stopped since when the processor is stopped, and by what; null while it runs
     * @param replay null when there is none, or it is finished
     * @param segments the segments that this node has claimed
     * @param elsewhere the segments of other nodes, or of none, as they are stored; empty where only this node was asked
     */
    public record Processor(
            String name,
            boolean running,
            StoppedProcessors.Stop stopped,
            boolean error,
            Replay replay,
            List<Segment> segments,
            List<Elsewhere> elsewhere) {}

    /**
     * A part of a processor's events.
     *
     * @param position the position of the last handled event; null before the first event
     * @param lagEvents an upper bound of the stored events that are not handled yet: unused numbers count too
     * @param lagSeconds the age of the oldest event that is not handled yet; 0 when there is none
     * @param eventsPerSecond by how many events the segment has gone on, in the last seconds; null when this node has not
     *     measured that yet, or a replay has begun
     */
    public record Segment(
            int segment, Long position, long lagEvents, long lagSeconds, BigDecimal eventsPerSecond, String error) {}

    /**
     * A part of a processor's events that this node does not handle.
     *
     * @param node null when no node does
     * @param position as it was stored last; null before the first event
     */
    public record Elsewhere(int segment, String node, Long position) {}

    /**
     * @param done the number of replayed events, out of {@code of}
     * @param secondsLeft an estimate from the speed so far; null when this process did not begin the replay, or too
     *     little is done
     */
    public record Replay(long done, long of, long percent, Long secondsLeft) {}

    /** Must be called when a replay of the processor begins, so that the time left can be estimated. */
    public void replayBegins(String processor) {
        replaysBegan.put(processor, clock.instant());
    }

    /** As {@link #of}, with the segments of other nodes. The replay of one that has none here is shown as they say. */
    public Processor everywhere(StreamingEventProcessor processor) {
        Processor here = of(processor);
        List<StoredTokens.Stored> others = tokens.of(here.name()).stream()
                .filter(stored -> here.segments().stream().noneMatch(own -> own.segment() == stored.segment()))
                .sorted(Comparator.comparingInt(StoredTokens.Stored::segment))
                .toList();
        return new Processor(
                here.name(),
                here.running(),
                here.stopped(),
                here.error(),
                here.segments().isEmpty() ? replay(readings(others), here.name()) : here.replay(),
                here.segments(),
                others.stream()
                        .filter(stored -> !node.equals(stored.owner()))
                        .map(ProcessorStatus::elsewhere)
                        .toList());
    }

    private static List<Reading> readings(List<StoredTokens.Stored> segments) {
        return segments.stream()
                .map(ProcessorStatus::reading)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Elsewhere elsewhere(StoredTokens.Stored segment) {
        OptionalLong position = position(segment.token());
        return new Elsewhere(segment.segment(), segment.owner(), position.isPresent() ? position.getAsLong() : null);
    }

    private static OptionalLong position(TrackingToken token) {
        TrackingToken handled = WrappedToken.unwrapLowerBound(token);
        return handled == null ? OptionalLong.empty() : handled.position();
    }

    /** The state of the processor now. Waits at most 1 s for each segment whose next event comes over the network. */
    public Processor of(StreamingEventProcessor processor) {
        Collection<EventTrackerStatus> here = processor.processingStatus().values();
        TrackingToken head = events.createHeadToken();
        long last = head == null ? 0 : head.position().orElse(0);
        List<Segment> segments = here.stream()
                .map(status -> segment(processor.getName(), status, last))
                .sorted(Comparator.comparingInt(Segment::segment))
                .toList();
        return new Processor(
                processor.getName(),
                processor.isRunning(),
                stopped.of(processor).orElse(null),
                processor.isError() || segments.stream().anyMatch(segment -> segment.error() != null),
                replay(
                        here.stream()
                                .map(ProcessorStatus::reading)
                                .flatMap(Optional::stream)
                                .toList(),
                        processor.getName()),
                segments,
                List.of());
    }

    private Segment segment(String processor, EventTrackerStatus status, long last) {
        OptionalLong position = status.getCurrentPosition();
        TrackingToken token = WrappedToken.unwrapLowerBound(status.getTrackingToken());
        long behind = Math.max(0, last - position.orElse(0));
        int missing =
                token instanceof GapAwareTrackingToken seen ? seen.getGaps().size() : 0;
        Optional<TrackedEventMessage<?>> next =
                behind + missing == 0 ? Optional.empty() : next(token, behind == 0 ? 0 : 1);
        return new Segment(
                status.getSegment().getSegmentId(),
                position.isPresent() ? position.getAsLong() : null,
                behind + (next.isPresent() ? missing : 0),
                next.map(this::ageOf).orElse(0L),
                speed.perSecond(processor, status.getSegment().getSegmentId()),
                status.isErrorState() ? String.valueOf(status.getError()) : null);
    }

    private Optional<TrackedEventMessage<?>> next(TrackingToken token, int seconds) {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(token)) {
            return stream.hasNextAvailable(seconds, TimeUnit.SECONDS) ? stream.peek() : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private long ageOf(TrackedEventMessage<?> event) {
        return Math.max(
                0, Duration.between(event.getTimestamp(), clock.instant()).toSeconds());
    }

    /**
     * Whether events of the replay are left. Axon itself reports a segment as replaying until an event comes after the
     * replay, even if all events are handled.
     */
    public static boolean isReplaying(EventTrackerStatus segment) {
        return segment.isReplaying()
                && segment.getCurrentPosition().orElse(-1)
                        < segment.getResetPosition().orElse(0);
    }

    private static Optional<Reading> reading(EventTrackerStatus segment) {
        return isReplaying(segment)
                ? Optional.of(new Reading(
                        segment.getCurrentPosition().orElse(0),
                        segment.getResetPosition().orElse(0)))
                : Optional.empty();
    }

    private static Optional<Reading> reading(StoredTokens.Stored segment) {
        OptionalLong of = ReplayToken.getTokenAtReset(segment.token());
        long done = position(segment.token()).orElse(-1);
        return of.isPresent() && done < of.getAsLong()
                ? Optional.of(new Reading(Math.max(0, done), of.getAsLong()))
                : Optional.empty();
    }

    /** How far one segment is in a replay. */
    private record Reading(long done, long of) {}

    private Replay replay(List<Reading> replaying, String processor) {
        if (replaying.isEmpty()) {
            return null;
        }
        long of = replaying.stream().mapToLong(Reading::of).max().orElse(0);
        long done = replaying.stream().mapToLong(Reading::done).min().orElse(0);
        Instant began = replaysBegan.get(processor);
        Long left = began == null || done == 0
                ? null
                : Duration.between(began, clock.instant()).toSeconds() * (of - done) / done;
        return new Replay(done, of, of == 0 ? 0 : 100 * done / of, left);
    }
}
