package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Vouch that is asked to end in the middle of its work answers what it was asked before, and forgets nothing. */
class TerminationIT {

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int TERMINATED = 143;

    @TempDir
    private Path data;

    @Test
    void answersWhatIsInFlightAndEnds() throws Exception {
        Launch launch = Launch.named("termination").quick().on(data).with("--vouch.demo=false");
        Load load;
        long stopped;
        try (VouchProcess vouch = launch.ready()) {
            Load.registerCustomers(new Shop(vouch.client()));
            load = new Load(vouch.url(), "t", Seed.of("TerminationIT"));
            try (load) {
                load.awaitAcknowledged(200);
                stopped = System.nanoTime();
                vouch.stop();
                assertThat(vouch.exitCodeWithin(vouch.atItsPace(STOP))).isEqualTo(TERMINATED);
            }
            System.out.printf(
                    "TerminationIT: ended %.1f s after SIGTERM, %,d commands acknowledged, %,d delayed%n",
                    (System.nanoTime() - stopped) / 1e9, load.acknowledged(), load.delayed());
        }
        // What is sent within a moment of the signal may meet a connection that is just being closed.
        assertThat(load.inFlight(stopped - TimeUnit.MILLISECONDS.toNanos(50))).isZero();
        assertThat(load.surprises()).isEmpty();

        try (VouchProcess vouch = launch.as("termination-after").ready()) {
            assertThat(new Audit(new Shop(vouch.client()), List.of(load), System.nanoTime()).faults())
                    .isEmpty();
        }
    }
}
