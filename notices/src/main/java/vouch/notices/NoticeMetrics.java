package vouch.notices;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vouch.engine.metrics.Sample;
import vouch.notices.NoticeCounts.Count;

/** Counts the notices that are not delivered. */
@Component
class NoticeMetrics implements Sample {

    private final NoticeCounts counts;
    private final MultiGauge gauges;

    NoticeMetrics(NoticeCounts counts, MeterRegistry metrics) {
        this.counts = counts;
        this.gauges = MultiGauge.builder("vouch.notices")
                .description("Notices that are not delivered")
                .register(metrics);
    }

    @Override
    public void take() {
        List<Count> found = counts.all();
        gauges.register(
                Stream.of(NoticeState.values())
                        .filter(state -> state != NoticeState.DELIVERED)
                        .<Row<?>>map(state -> Row.of(Tags.of("state", state.name()), sum(found, state)))
                        .toList(),
                true);
    }

    private static long sum(List<Count> found, NoticeState state) {
        return found.stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::notices)
                .sum();
    }

    @Override
    public void forget() {
        gauges.register(List.of(), true);
    }
}
