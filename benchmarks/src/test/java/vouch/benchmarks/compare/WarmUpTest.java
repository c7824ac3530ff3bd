package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;

class WarmUpTest {

    private static final Duration TIME = Duration.ofSeconds(2);

    private final Busy entrant = new Busy();

    @Test
    void endsWhenTheCompilerTakesLessThanATenthOfAProcessor() throws Exception {
        // Before and after each time: a second, 201 ms, and 200 ms.
        assertThat(lasting(0, 1_000, 1_000, 1_201, 1_201, 1_401)).isEqualTo(Duration.ofSeconds(6));

        assertThat(entrant.worked).containsExactly(TIME, TIME, TIME);
    }

    @Test
    void endsThoughTheCompilerNeverRests() throws Exception {
        assertThat(lasting(
                        LongStream.range(0, 100).map(second -> 1_000 * second).toArray()))
                .isEqualTo(Duration.ofSeconds(10));
    }

    private Duration lasting(long... compiledMillis) throws Exception {
        Iterator<Long> compiled = LongStream.of(compiledMillis).iterator();
        return new WarmUp(entrant, compiled::next).lasting(TIME);
    }

    private static final class Busy implements Entrant {

        private final List<Duration> worked = new ArrayList<>();

        @Override
        public Done work(Duration time) {
            worked.add(time);
            return null;
        }

        @Override
        public void awaitReady() {}

        @Override
        public void prepare(Work work) {}

        @Override
        public List<Long> processes() {
            return List.of();
        }

        @Override
        public Place place() {
            return null;
        }

        @Override
        public void close() {}
    }
}
