package vouch.app.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.metrics.Sample;
import vouch.engine.metrics.TaggedGauge;
import vouch.engine.processors.ProcessorStatus;
import vouch.engine.processors.Shadows;

/** Measures how far each event processor is behind, by the slowest segment that this node holds. */
@Component
@ConditionalOnTables
class ProcessorLag implements Sample {

    private final EventProcessingConfiguration processing;
    private final ProcessorStatus status;
    private final ObjectProvider<Shadows> shadows;
    private final TaggedGauge events;
    private final TaggedGauge seconds;

    ProcessorLag(
            EventProcessingConfiguration processing,
            ProcessorStatus status,
            ObjectProvider<Shadows> shadows,
            MeterRegistry metrics) {
        this.processing = processing;
        this.status = status;
        this.shadows = shadows;
        this.events = new TaggedGauge(
                MultiGauge.builder("vouch.processor.lag")
                        .description(
                                "Stored events that the processor has not handled yet; no value where no segment is held")
                        .baseUnit("events"),
                "processor",
                metrics);
        this.seconds = new TaggedGauge(
                MultiGauge.builder("vouch.processor.behind")
                        .description("Age of the oldest event that the processor has not handled yet")
                        .baseUnit("seconds"),
                "processor",
                metrics);
    }

    @Override
    public void take() {
        show(processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .filter(processor -> shadows.stream().noneMatch(shadow -> shadow.isShadow(processor.getName())))
                .map(status::of)
                .filter(processor -> !processor.segments().isEmpty())
                .toList());
    }

    @Override
    public void forget() {
        show(List.of());
    }

    private void show(List<ProcessorStatus.Processor> processors) {
        events.show(most(processors, ProcessorStatus.Segment::lagEvents));
        seconds.show(most(processors, ProcessorStatus.Segment::lagSeconds));
    }

    private static Map<String, Long> most(
            List<ProcessorStatus.Processor> processors, ToLongFunction<ProcessorStatus.Segment> lag) {
        return processors.stream()
                .collect(Collectors.toMap(ProcessorStatus.Processor::name, processor -> processor.segments().stream()
                        .mapToLong(lag)
                        .max()
                        .orElse(0)));
    }
}
