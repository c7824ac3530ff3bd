package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.*;

import java.util.List;
import org.junit.jupiter.api.Test;
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

        assertThat(compared.ratio(Store.H2, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS))
                .contains(new Spread(0.5, 0.25, 0.9, 3));
    }

    @Test
    void hasNoRatioToWhatWasNotMeasured() {
        Compared compared = Runs.compared(Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100));

        assertThat(compared.ratio(Store.H2, VOUCH, MANY_CUSTOMERS, PLAIN, MANY_CUSTOMERS))
                .isEmpty();
        assertThat(compared.spread(Store.POSTGRES, VOUCH, MANY_CUSTOMERS, Run::perSecond))
                .isEmpty();
        assertThat(compared.stores()).isEqualTo(List.of(Store.H2));
    }
}
