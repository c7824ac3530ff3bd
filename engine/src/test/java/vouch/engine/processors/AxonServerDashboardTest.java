package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.axonframework.axonserver.connector.processor.StreamingEventProcessorInfoMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

/** A view is shown as replaying until the replay has ended, and no longer. */
class AxonServerDashboardTest {

    private static final TrackingToken RESET_AT_TEN =
            ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(10), null);

    @Test
    void showsAReplayThatHasBegun() {
        assertThat(shownAsReplaying(RESET_AT_TEN)).isTrue();
        assertThat(shownAsReplaying(handled(9))).isTrue();
    }

    @Test
    void showsNoReplayWhenEverythingIsHandledAgain() {
        assertThat(shownAsReplaying(handled(10))).isFalse();
    }

    @Test
    void showsNoReplayWhereThereWasNone() {
        assertThat(shownAsReplaying(new GlobalSequenceTrackingToken(5))).isFalse();
    }

    private static TrackingToken handled(long position) {
        return ((ReplayToken) RESET_AT_TEN).advancedTo(new GlobalSequenceTrackingToken(position));
    }

    private static boolean shownAsReplaying(TrackingToken token) {
        EventTrackerStatus status = new TrackerStatus(Segment.ROOT_SEGMENT, token);
        StreamingEventProcessor processor = mock();
        when(processor.getName()).thenReturn("order-view");
        when(processor.getTokenStoreIdentifier()).thenReturn("tables");
        when(processor.processingStatus()).thenReturn(Map.of(0, status));
        return AxonServerDashboard.Reports.corrected(
                        StreamingEventProcessorInfoMessage.describe(processor), processor.processingStatus())
                .getSegmentStatus(0)
                .getReplaying();
    }
}
