package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.Options;

class WorkplaceTest {

    /** H2 takes no address that depends on where a process was started. */
    @Test
    void isWhereItWasSaidFromWhereTheCommandWasGiven() {
        assertThat(Workplace.results(new Options(Map.of("out", List.of("here")), List.of())))
                .isEqualTo(Path.of("here").toAbsolutePath());
    }
}
