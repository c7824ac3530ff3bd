package vouch.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vouch.engine.metrics.Sample;

/** Counts the sagas that have not ended, by state, and measures the age of the oldest one in each state. */
@Component
class SagaMetrics implements Sample {

    private final SagaRows rows;
    private final Clock clock;
    private final MultiGauge counts;
    private final MultiGauge ages;

    SagaMetrics(SagaRows rows, MeterRegistry metrics, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.counts = MultiGauge.builder("vouch.sagas")
                .description("Orders whose saga has not ended")
                .register(metrics);
        this.ages = MultiGauge.builder("vouch.sagas.oldest")
                .description(
                        "Time since the creation of the oldest order whose saga has not ended; 0 when there is none")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public void take() {
        Map<String, SagaRows.InState> found =
                rows.byState().stream().collect(Collectors.toMap(SagaRows.InState::state, state -> state));
        Instant now = clock.instant();
        counts.register(rows(found, SagaRows.InState::sagas), true);
        ages.register(rows(found, state -> Duration.between(state.oldest(), now).toSeconds()), true);
    }

    @Override
    public void forget() {
        counts.register(List.of(), true);
        ages.register(List.of(), true);
    }

    private static List<Row<?>> rows(Map<String, SagaRows.InState> found, ToLongFunction<SagaRows.InState> value) {
        return SagaView.STATES.stream()
                .<Row<?>>map(state -> Row.of(
                        Tags.of("state", state), found.containsKey(state) ? value.applyAsLong(found.get(state)) : 0))
                .toList();
    }
}
