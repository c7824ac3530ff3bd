package vouch.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfTest {

    @Test
    void givesTheBusiestHisShare() {
        assertThat(new Zipf(4, 1).busiest()).isEqualTo(1 / (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0), within(1e-12));
        assertThat(new Zipf(10, 0).busiest()).isEqualTo(0.1, within(1e-12));
    }

    @Test
    void treatsTheManySmallOnesAlike() {
        double sum = 0;
        for (long rank = 1; rank <= 3_000_000; rank++) {
            sum += 1.0 / rank;
        }
        assertThat(new Zipf(3_000_000, 1).busiest()).isEqualTo(1 / sum, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.5", "1000, 1", "10000000, 0.5", "10000000, 1"})
    void drawsCustomersByTheirShare(long customers, double exponent) {
        Zipf trade = new Zipf(customers, exponent);
        SplittableRandom random = new SplittableRandom(1);
        int draws = 1_000_000;
        int busiest = 0;
        int upperHalf = 0;
        for (int i = 0; i < draws; i++) {
            long customer = trade.customer(random.nextDouble());
            assertThat(customer).isBetween(1L, customers);
            busiest += customer == 1 ? 1 : 0;
            upperHalf += customer > customers / 2 ? 1 : 0;
        }
        double small = exponent == 1 ? Math.log(2) * trade.busiest() : 1 - Math.sqrt(0.5);
        assertThat((double) busiest / draws).isEqualTo(trade.busiest(), within(2e-3));
        assertThat((double) upperHalf / draws).isEqualTo(small, within(1e-2));
    }

    @Test
    void fillsTheBusiestBucketMoreThanEvenly() {
        Zipf trade = new Zipf(1_000_000, 0.5);
        assertThat(trade.busiestOf(1)).isEqualTo(1, within(1e-9));
        for (int buckets = 2; buckets <= 1024; buckets *= 2) {
            assertThat(trade.busiestOf(buckets)).isBetween(1.0 / buckets, trade.busiestOf(buckets / 2));
        }
    }

    @Test
    void isFoundAgainFromTheShareOfTheBusiest() {
        assertThat(Skew.exponent(2_134, new Zipf(2_134, 0.7).busiest())).isEqualTo(0.7, within(1e-4));
    }
}
