package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Bounded;
import vouch.acceptance.Conformance;
import vouch.acceptance.Launch;

/**
 * A Vouch on H2 that is killed again and again does what a conformance set says, to the cent. In the long form that is the
 * set of four months of trade, with a kill every 10 s; otherwise two kills.
 */
class ConformanceRunsIT {

    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance/handmade");
    private static final Duration BOUND = Duration.ofHours(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void conformsWhileItIsKilled() throws Exception {
        Path set = Length.isLong()
                ? Path.of(System.getProperty("vouch.conformance")).normalize()
                : HAND_MADE;
        int most = Length.of(2, Integer.MAX_VALUE);
        long everyNanos = TimeUnit.SECONDS.toNanos(Length.isLong() ? 10 : 1);
        Launch launch = Launch.named("conformance-killed").quick().with("--vouch.demo=false");
        try (Victim victim = new Embedded(folder, launch)) {
            victim.start();
            String url = victim.node().url().toString();
            CompletableFuture<Integer> driver =
                    CompletableFuture.supplyAsync(() -> conformance("--url", url, set.toString()));
            int kills = 0;
            while (!driver.isDone()) {
                long due = System.nanoTime() + everyNanos;
                Bounded.until(BOUND, () -> driver.isDone() || System.nanoTime() - due > 0);
                if (!driver.isDone() && kills < most) {
                    victim.node().kill();
                    kills++;
                    victim.start();
                }
            }
            System.out.printf("ConformanceRunsIT: %s conforms with %d kills: %b%n", set, kills, driver.join() == 0);
            assertThat(driver.join()).isZero();
            assertThat(kills).isPositive();
        }
    }

    private static int conformance(String... arguments) {
        try {
            return Conformance.run(System.out, arguments);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
