package vouch.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaggedGaugeTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TaggedGauge gauge = new TaggedGauge(MultiGauge.builder("credit"), "currency", metrics);

    @Test
    void showsTheLastValueOfEachSeriesAndNoOther() {
        gauge.show(Map.of("GBP", 1, "EUR", 2));
        gauge.show(Map.of("GBP", 3, "JPY", 4));

        assertThat(metrics.find("credit").gauges())
                .extracting(one -> one.getId().getTag("currency") + " " + (long) one.value())
                .containsExactlyInAnyOrder("GBP 3", "JPY 4");
        gauge.show(Map.of());
        assertThat(metrics.find("credit").gauges()).isEmpty();
    }

    @Test
    void neverTakesASeriesAwayThatGoesOn() {
        List<Meter> removed = new ArrayList<>();
        metrics.config().onMeterRemoved(removed::add);
        gauge.show(Map.of("GBP", 1));
        Meter before = metrics.find("credit").gauge();

        gauge.show(Map.of("GBP", 2));

        assertThat(removed).isEmpty();
        assertThat(metrics.find("credit").gauge()).isSameAs(before);
    }
}
