package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.*;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.benchmarks.Spread;

class ComparedTest {

    @Test
    void comparesWhatWasMeasuredInTheSameRepeat() {
        Compared compared = Runs.compared(
                Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100),
                Runs.run(PLAIN, MANY_CUSTOMERS, 1, 200),
                Runs.run(VOUCH, MANY_CUSTOMERS, 2, 10),
                Runs.run(PLAIN, MANY_CUSTOMERS, 2, 40),
                Runs.run(VOUCH, MANY_CUSTOMERS, 3, 90),
                Runs.run(PLAIN, MANY_CUSTOMERS, 3, 100));

        assertThat(compared.ratio(Store.H2, Reading.PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS))
                .contains(new Spread(0.5, 0.25, 0.9, 3));
    }

    @Test
    void comesBackAsItWasWritten(@TempDir Path folder) throws Exception {
        Compared compared = Runs.compared(Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100));

        Json.write(compared, folder.resolve("compare.json"));

        assertThat(Json.read(folder.resolve("compare.json"), Compared.class)).isEqualTo(compared);
        assertThat(folder.resolve("compare.json")).content().contains("\"MANY_CUSTOMERS\"");
    }

    @Test
    void hasNoRatioToWhatWasNotMeasured() {
        Compared compared = Runs.compared(Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100));

        assertThat(compared.ratio(Store.H2, Reading.PER_SECOND, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS))
                .isEmpty();
        assertThat(compared.spread(Store.POSTGRES, VOUCH, MANY_CUSTOMERS, Reading.PER_SECOND))
                .isEmpty();
        assertThat(compared.stores()).isEqualTo(List.of(Store.H2));
    }
}
