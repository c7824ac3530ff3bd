package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Status;

class ViewReadinessTest {

    private static final String VIEW = "order-view";

    private final EventProcessingConfiguration processing = mock();
    private final StreamingEventProcessor view = mock();
    private final ProcessorStatus status = mock();
    private final TokenStore tokens = mock();
    private final ObjectProvider<Shadows> shadows = mock();
    private final ViewReadiness readiness = new ViewReadiness(
            processing,
            status,
            tokens,
            new ReadinessSettings(100, Duration.ofSeconds(10), Duration.ofMinutes(10)),
            shadows);

    @BeforeEach
    void oneViewOfOneSegment() {
        when(processing.eventProcessors()).thenReturn(Map.of(VIEW, view));
        when(view.supportsReset()).thenReturn(true);
        when(view.isRunning()).thenReturn(true);
        when(shadows.stream()).thenAnswer(call -> Stream.of());
        when(tokens.fetchSegments(VIEW)).thenReturn(new int[] {0});
        available(0);
    }

    @Test
    void isNotDelayedByAShadow() {
        isBehind(10_000, 10_000);
        when(view.getName()).thenReturn(VIEW);
        Shadows all = mock();
        when(all.isShadow(VIEW)).thenReturn(true);
        when(shadows.stream()).thenAnswer(call -> Stream.of(all));

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void comesWhenTheViewHasCaughtUp() {
        isBehind(100, 10);

        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void waitsWhileTheViewIsTooManyEventsBehind() {
        isBehind(101, 1);

        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(readiness.health().getDetails().toString()).contains(VIEW, "101");
    }

    @Test
    void waitsWhileAnUnhandledEventIsTooOld() {
        isBehind(1, 11);

        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void waitsWhileAReplayThatAnEarlierProcessBeganIsNotDone() {
        isBehind(101, 11, new ProcessorStatus.Replay(1, 102, 0, null));

        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void waitsUntilTheNodeHasClaimedWhatNobodyHolds() {
        holdsNothing();

        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void waitsUntilThereAreSegments() {
        holdsNothing();
        available();
        when(tokens.fetchSegments(VIEW)).thenReturn(new int[0]);

        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void doesNotWaitForTheSegmentsOfAnotherNode() {
        holdsNothing();
        available();

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void doesNotWaitForAStoppedView() {
        isBehind(1_000_000, 1_000_000);
        when(view.isRunning()).thenReturn(false);

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void doesNotWaitForASaga() {
        isBehind(1_000_000, 1_000_000);
        when(view.supportsReset()).thenReturn(false);

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void staysUnderLoad() {
        becomesReady();
        isBehind(1_000_000, 600);

        readiness.take();

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void staysInAReplay() {
        becomesReady();
        isBehind(1_000_000, 1_000_000, new ProcessorStatus.Replay(1, 1_000_000, 0, null));

        readiness.take();

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void staysInAnOutage() {
        becomesReady();

        readiness.forget();

        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void endsWhenTheViewIsStuckAndComesBackOnlyWhenItHasCaughtUp() {
        becomesReady();
        isBehind(1, 601);
        readiness.take();
        assertThat(readiness.isReady()).isFalse();

        isBehind(1, 599);
        readiness.take();
        assertThat(readiness.isReady()).isFalse();

        isBehind(0, 0);
        readiness.take();
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void costsNoQueryWhileTheNodeIsReady() {
        becomesReady();
        clearInvocations(status, tokens);

        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);

        verifyNoInteractions(status, tokens);
    }

    @Test
    void refusesLimitsThatContradictEachOther() {
        assertThatThrownBy(() -> new ReadinessSettings(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("vouch.unready-at-age");
        assertThatThrownBy(() -> new ReadinessSettings(-1, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("vouch.ready-at-age");
    }

    private void becomesReady() {
        isBehind(0, 0);
        readiness.take();
    }

    private void isBehind(long events, long seconds) {
        isBehind(events, seconds, null);
    }

    private void isBehind(long events, long seconds, ProcessorStatus.Replay replay) {
        when(status.of(view))
                .thenReturn(new ProcessorStatus.Processor(
                        VIEW,
                        true,
                        null,
                        false,
                        replay,
                        List.of(new ProcessorStatus.Segment(0, 1L, events, seconds, null, null)),
                        List.of()));
    }

    private void holdsNothing() {
        when(status.of(view))
                .thenReturn(new ProcessorStatus.Processor(VIEW, true, null, false, null, List.of(), List.of()));
    }

    private void available(Integer... segments) {
        when(tokens.fetchAvailableSegments(VIEW))
                .thenReturn(
                        Stream.of(segments).map(segment -> Segment.ROOT_SEGMENT).toList());
    }
}
