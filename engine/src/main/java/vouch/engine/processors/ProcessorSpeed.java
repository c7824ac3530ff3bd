package vouch.engine.processors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import vouch.engine.metrics.Sample;

/** Measures how fast the segments that this node holds go on. */
final class ProcessorSpeed implements Sample {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final EventProcessingConfiguration processing;
    private final LongSupplier nanos;
    private Map<Part, Mark> last = Map.of();
    private volatile Map<Part, BigDecimal> perSecond = Map.of();

    /** @param nanos the time since any moment, in nanoseconds */
    ProcessorSpeed(EventProcessingConfiguration processing, LongSupplier nanos) {
        this.processing = processing;
        this.nanos = nanos;
    }

    private record Part(String processor, int segment) {}

    private record Mark(long position, long nanos) {

        BigDecimal since(Mark before) {
            return BigDecimal.valueOf(position - before.position)
                    .multiply(NANOS)
                    .divide(BigDecimal.valueOf(nanos - before.nanos), 1, RoundingMode.HALF_UP);
        }
    }

    /**
     * The events a second between the last two measurements, with one decimal; null when the segment was not there, or began
     * again.
     */
    BigDecimal perSecond(String processor, int segment) {
        return perSecond.get(new Part(processor, segment));
    }

    @Override
    public void take() {
        Map<Part, Mark> now = marks();
        Map<Part, BigDecimal> speeds = new HashMap<>();
        now.forEach((part, mark) -> {
            Mark before = last.get(part);
            if (before != null && before.position <= mark.position) {
                speeds.put(part, mark.since(before));
            }
        });
        last = now;
        perSecond = speeds;
    }

    private Map<Part, Mark> marks() {
        long now = nanos.getAsLong();
        Map<Part, Mark> marks = new HashMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                streaming.processingStatus().forEach((segment, status) -> status.getCurrentPosition()
                        .ifPresent(position -> marks.put(new Part(name, segment), new Mark(position, now))));
            }
        });
        return marks;
    }

    @Override
    public void forget() {
        last = Map.of();
        perSecond = Map.of();
    }
}
