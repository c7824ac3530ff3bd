package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorSpeedTest {

    private final EventProcessingConfiguration processing = mock();
    private final StreamingEventProcessor view = mock();
    private final AtomicLong nanos = new AtomicLong();
    private final ProcessorSpeed speed = new ProcessorSpeed(processing, nanos::get);

    @BeforeEach
    void isThere() {
        when(processing.eventProcessors()).thenReturn(Map.of("view", view));
    }

    @Test
    void isKnownFromTheSecondMeasurementOn() {
        measure(2, OptionalLong.of(10));
        assertThat(speed.perSecond("view", 0)).isNull();

        measure(4, OptionalLong.of(60));
        assertThat(speed.perSecond("view", 0)).isEqualTo("12.5");
        assertThat(speed.perSecond("view", 1)).isNull();

        measure(5, OptionalLong.of(60));
        assertThat(speed.perSecond("view", 0)).isEqualTo("0.0");
    }

    @Test
    void isNotKnownOfASegmentThatBeganAgainOrWasNotThere() {
        measure(1, OptionalLong.of(10));
        measure(1, OptionalLong.of(9));
        assertThat(speed.perSecond("view", 0)).isNull();

        measure(1, OptionalLong.empty());
        measure(1, OptionalLong.of(20));
        assertThat(speed.perSecond("view", 0)).isNull();
    }

    @Test
    void isNotKnownAfterAMeasurementThatFailed() {
        measure(1, OptionalLong.of(10));
        measure(1, OptionalLong.of(20));

        speed.forget();
        assertThat(speed.perSecond("view", 0)).isNull();
        measure(1, OptionalLong.of(30));
        assertThat(speed.perSecond("view", 0)).isNull();
    }

    private void measure(int secondsLater, OptionalLong position) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(secondsLater));
        EventTrackerStatus segment = mock();
        when(segment.getCurrentPosition()).thenReturn(position);
        when(view.processingStatus()).thenReturn(Map.of(0, segment));
        speed.take();
    }
}
