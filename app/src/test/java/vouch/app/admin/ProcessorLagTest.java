package vouch.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import vouch.engine.processors.ProcessorStatus;
import vouch.engine.processors.Shadows;

class ProcessorLagTest {

    private final EventProcessingConfiguration processing = mock();
    private final StreamingEventProcessor processor = mock();
    private final ProcessorStatus status = mock();
    private final ObjectProvider<Shadows> shadows = mock();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ProcessorLag lag = new ProcessorLag(processing, status, shadows, metrics);

    @BeforeEach
    void processes() {
        when(processor.getName()).thenReturn("order-view");
        when(shadows.stream()).thenAnswer(call -> Stream.of());
        when(processing.eventProcessors()).thenReturn(Map.of("order-view", processor));
    }

    @Test
    void isThatOfTheSlowestSegment() {
        isAt(
                new ProcessorStatus.Segment(0, 5L, 2, 30, null, null),
                new ProcessorStatus.Segment(1, 3L, 4, 10, null, null));

        lag.take();

        assertThat(value("vouch.processor.lag")).isEqualTo(4);
        assertThat(value("vouch.processor.behind")).isEqualTo(30);
    }

    @Test
    void isZeroAgainWhenEverythingIsHandled() {
        isAt(new ProcessorStatus.Segment(0, 5L, 2, 30, null, null));
        lag.take();
        isAt(new ProcessorStatus.Segment(0, 7L, 0, 0, null, null));

        lag.take();

        assertThat(value("vouch.processor.lag")).isZero();
        assertThat(value("vouch.processor.behind")).isZero();
    }

    @Test
    void isUnknownOnANodeThatHoldsNoSegment() {
        isAt(new ProcessorStatus.Segment(0, 5L, 2, 30, null, null));
        lag.take();
        isAt();

        lag.take();

        assertThat(metrics.find("vouch.processor.lag").gauges()).isEmpty();
    }

    @Test
    void isOfNoConcernWhereNobodyReads() {
        Shadows all = mock();
        when(all.isShadow("order-view")).thenReturn(true);
        when(shadows.stream()).thenAnswer(call -> Stream.of(all));
        isAt(new ProcessorStatus.Segment(0, 5L, 2, 30, null, null));

        lag.take();

        assertThat(metrics.find("vouch.processor.lag").gauges()).isEmpty();
    }

    @Test
    void isUnknownAfterAFailure() {
        isAt(new ProcessorStatus.Segment(0, 5L, 2, 30, null, null));
        lag.take();

        lag.forget();

        assertThat(metrics.find("vouch.processor.behind").gauges()).isEmpty();
    }

    private void isAt(ProcessorStatus.Segment... segments) {
        when(status.of(processor))
                .thenReturn(new ProcessorStatus.Processor(
                        "order-view", true, null, false, null, List.of(segments), List.of()));
    }

    private double value(String name) {
        Gauge gauge = metrics.get(name).tag("processor", "order-view").gauge();
        return gauge.value();
    }
}
