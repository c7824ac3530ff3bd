package vouch.app.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToLongFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.metrics.Sample;
import vouch.engine.processors.ProcessorStatus;

/** Measures how far each event processor is behind, by the slowest segment that this node holds. */
@Component
@ConditionalOnTables
class ProcessorLag implements Sample {

    private final EventProcessingConfiguration processing;
    private final ProcessorStatus status;
    private final MultiGauge events;
    private final MultiGauge seconds;

    ProcessorLag(EventProcessingConfiguration processing, ProcessorStatus status, MeterRegistry metrics) {
        this.processing = processing;
        this.status = status;
        this.events = MultiGauge.builder("vouch.processor.lag")
                .description("Stored events that the processor has not handled yet; no value where no segment is held")
                .baseUnit("events")
                .register(metrics);
        this.seconds = MultiGauge.builder("vouch.processor.behind")
                .description("Age of the oldest event that the processor has not handled yet")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public void take() {
        show(processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .map(status::of)
                .filter(processor -> !processor.segments().isEmpty())
                .toList());
    }

    @Override
    public void forget() {
        show(List.of());
    }

    private void show(List<ProcessorStatus.Processor> processors) {
        events.register(rows(processors, ProcessorStatus.Segment::lagEvents), true);
        seconds.register(rows(processors, ProcessorStatus.Segment::lagSeconds), true);
    }

    private static List<Row<?>> rows(
            List<ProcessorStatus.Processor> processors, ToLongFunction<ProcessorStatus.Segment> lag) {
        return processors.stream()
                .<Row<?>>map(processor -> Row.of(
                        Tags.of("processor", processor.name()),
                        processor.segments().stream().mapToLong(lag).max().orElse(0)))
                .toList();
    }
}
