package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import vouch.engine.processors.ProcessorStatus.Elsewhere;
import vouch.engine.processors.StoredTokens.Stored;

class ProcessorStatusTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final GapAwareTrackingToken COMPLETE = GapAwareTrackingToken.newInstance(5, Set.of());
    private static final GapAwareTrackingToken TWO_MISSING = GapAwareTrackingToken.newInstance(5, Set.of(2L, 3L));

    private final EventStore events = mock();
    private final StreamingEventProcessor processor = mock();
    private final StoppedProcessors stopped = mock();
    private final StoredTokens tokens = mock();
    private final ProcessorSpeed speed = mock();
    private final ProcessorStatus status =
            new ProcessorStatus(events, stopped, tokens, speed, "here", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isNotBehindAtTheLastEvent() {
        assertThat(segment(COMPLETE, null).lagEvents()).isZero();
    }

    @Test
    void isNotBehindANumberThatNobodyHasFilled() {
        assertThat(segment(TWO_MISSING, null).lagEvents()).isZero();
    }

    @Test
    void isBehindAnEventThatCameLate() {
        ProcessorStatus.Segment segment = segment(TWO_MISSING, eventOf(NOW.minusSeconds(7)));

        assertThat(segment.lagEvents()).isEqualTo(2);
        assertThat(segment.lagSeconds()).isEqualTo(7);
    }

    @Test
    void showsTheSegmentsOfOtherNodesAsTheyAreStored() {
        segment(COMPLETE, null);
        when(processor.getName()).thenReturn("view");
        when(speed.perSecond("view", 0)).thenReturn(new BigDecimal("2.5"));
        when(tokens.of("view"))
                .thenReturn(List.of(
                        new Stored(2, null, null),
                        new Stored(0, COMPLETE, "here"),
                        new Stored(1, TWO_MISSING, "there"),
                        // Claimed, and not begun yet.
                        new Stored(3, null, "here")));

        ProcessorStatus.Processor everywhere = status.everywhere(processor);

        assertThat(everywhere.segments())
                .extracting(ProcessorStatus.Segment::segment, ProcessorStatus.Segment::eventsPerSecond)
                .containsExactly(tuple(0, new BigDecimal("2.5")));
        assertThat(everywhere.elsewhere()).containsExactly(new Elsewhere(1, "there", 5L), new Elsewhere(2, null, null));
    }

    /** @param next what the store has behind the token */
    private ProcessorStatus.Segment segment(GapAwareTrackingToken token, TrackedEventMessage<?> next) {
        EventTrackerStatus here = mock();
        when(here.getSegment()).thenReturn(Segment.ROOT_SEGMENT);
        when(here.getTrackingToken()).thenReturn(token);
        when(here.getCurrentPosition()).thenReturn(OptionalLong.of(token.getIndex()));
        when(processor.processingStatus()).thenReturn(Map.of(0, here));
        TrackingEventStream stream = mock();
        try {
            when(stream.hasNextAvailable(anyInt(), any())).thenReturn(next != null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        when(stream.peek()).thenReturn(Optional.ofNullable(next));
        when(events.openStream(any())).thenReturn(stream);
        when(events.createHeadToken()).thenReturn(COMPLETE);
        return status.of(processor).segments().get(0);
    }

    private static TrackedEventMessage<?> eventOf(Instant time) {
        return new GenericTrackedEventMessage<>(
                COMPLETE, new GenericEventMessage<>("x", "late", MetaData.emptyInstance(), time));
    }
}
