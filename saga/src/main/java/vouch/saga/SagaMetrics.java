package vouch.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vouch.engine.metrics.Sample;
import vouch.engine.metrics.TaggedGauge;

/** Counts the sagas that have not ended, by state, and measures the age of the oldest one in each state. */
@Component
class SagaMetrics implements Sample {

    private final SagaRows rows;
    private final Clock clock;
    private final TaggedGauge counts;
    private final TaggedGauge ages;

    SagaMetrics(SagaRows rows, MeterRegistry metrics, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.counts = new TaggedGauge(
                MultiGauge.builder("vouch.sagas").description("Orders whose saga has not ended"), "state", metrics);
        this.ages = new TaggedGauge(
                MultiGauge.builder("vouch.sagas.oldest")
                        .description(
                                "Time since the creation of the oldest order whose saga has not ended; 0 when there is none")
                        .baseUnit("seconds"),
                "state",
                metrics);
    }

    @Override
    public void take() {
        Map<String, SagaRows.InState> found = rows.byState();
        Instant now = clock.instant();
        counts.show(ofEachState(found, SagaRows.InState::sagas));
        ages.show(ofEachState(
                found, state -> Duration.between(state.oldest(), now).toSeconds()));
    }

    @Override
    public void forget() {
        counts.show(Map.of());
        ages.show(Map.of());
    }

    private static Map<String, Long> ofEachState(
            Map<String, SagaRows.InState> found, ToLongFunction<SagaRows.InState> value) {
        return SagaView.STATES.stream()
                .collect(Collectors.toMap(
                        state -> state, state -> found.containsKey(state) ? value.applyAsLong(found.get(state)) : 0L));
    }
}
