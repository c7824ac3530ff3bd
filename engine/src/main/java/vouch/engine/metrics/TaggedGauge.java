package vouch.engine.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/**
 * A gauge with one series for each value of a tag. A series that goes on keeps its meter: if it were removed and added
 * again with each measurement, a scrape at that moment could find it twice, and would fail.
 */
public final class TaggedGauge {

    private final MultiGauge gauge;
    private final String tag;
    private volatile Map<String, Number> values = Map.of();

    public TaggedGauge(MultiGauge.Builder gauge, String tag, MeterRegistry metrics) {
        this.gauge = gauge.register(metrics);
        this.tag = tag;
    }

    /** Shows these values of the tag, and no other. */
    public void show(Map<String, ? extends Number> measured) {
        values = Map.copyOf(measured);
        gauge.register(
                measured.keySet().stream()
                        .<Row<?>>map(value -> Row.of(Tags.of(tag, value), () -> values.getOrDefault(value, Double.NaN)))
                        .toList(),
                false);
    }
}
