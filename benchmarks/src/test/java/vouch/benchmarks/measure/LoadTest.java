package vouch.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vouch.benchmarks.measure.Load.Answered;

class LoadTest {

    @Test
    void sendsInAnOpenLoopWhatIsDueAndNoMore() throws Exception {
        Answered answered = Load.paced(4, Duration.ofMillis(200), 1_000).run(number -> {});

        assertThat(answered.count()).isLessThanOrEqualTo(201).isPositive();
    }

    /** The second call would be due after a quarter of an hour: nobody waits for it. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void endsAnOpenLoopInTime() throws Exception {
        Answered answered = Load.paced(2, Duration.ofMillis(100), 1e-3).run(number -> {});

        assertThat(answered.count()).isOne();
    }

    /** The second call waits for the first although it was due at once: its wait counts. */
    @Test
    void countsWhatIsLateInAnOpenLoopFromWhenItWasDue() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Answered answered = Load.paced(1, Duration.ofMillis(2), 1_000).run(number -> {
            if (number == 0) {
                await(never);
            }
        });

        assertThat(answered.millis().get(1)).isGreaterThan(40);
    }

    @Test
    void knowsWithinWhichTimeAShareWasAnswered() {
        Answered answered = new Answered(1, List.of(4.0, 1.0, 3.0, 2.0), 0);

        assertThat(answered.quantileMillis(0.99)).isEqualTo(4);
        assertThat(answered.medianMillis()).isEqualTo(3);
    }

    @Test
    void knowsWhatItsClientsAllocated() throws Exception {
        Answered answered = Load.counting(2, 100)
                .run(number -> assertThat(new byte[100_000]).isNotNull());

        assertThat(answered.allocatedBytes()).isGreaterThan(10_000_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
