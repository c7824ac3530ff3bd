package vouch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTest {

    @Test
    void comesBackAsItWasWritten(@TempDir Path folder) {
        Samples.measured().write(folder.resolve("measured.json"));

        assertThat(Measured.read(folder.resolve("measured.json"))).isEqualTo(Samples.measured());
    }

    @Test
    void saysWhatWasNotMeasured() {
        assertThatThrownBy(() -> new Measured("a machine", 2, 1, Map.of()).of(Quantity.EVENTS))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("events for an order");
    }
}
