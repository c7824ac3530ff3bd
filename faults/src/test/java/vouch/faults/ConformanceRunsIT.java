package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.Bounded;
import vouch.acceptance.Conformance;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;

/**
 * A Vouch on H2 that is killed again and again does what a conformance set says, to the cent. In the long form that is the
 * set of four months of trade, with a kill every 10 s; otherwise two kills.
 */
class ConformanceRunsIT {

    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance/handmade");
    private static final Duration BOUND = Duration.ofHours(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** Two nodes on PostgreSQL do it in the long form; acceptance has the hand-made set for them. */
    static Stream<String> shapes() {
        return Length.isLong() ? Stream.of("h2", "postgres") : Stream.of("h2");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void conformsWhileItIsKilled(String shape) throws Exception {
        Path set = Length.isLong()
                ? Path.of(System.getProperty("vouch.conformance")).normalize()
                : HAND_MADE;
        int most = Length.of(2, Integer.MAX_VALUE);
        long everyNanos = TimeUnit.SECONDS.toNanos(Length.isLong() ? 10 : 1);
        Launch launch = Launch.named("conformance-killed").quick().with("--vouch.demo=false");
        try (Victim victim = shape.equals("h2") ? new Embedded(folder, launch) : Shared.of(2, launch, folder)) {
            victim.start();
            List<String> arguments = new ArrayList<>();
            victim.nodes()
                    .forEach(
                            node -> arguments.addAll(List.of("--url", node.url().toString())));
            arguments.add(set.toString());
            CompletableFuture<Integer> driver =
                    CompletableFuture.supplyAsync(() -> conformance(arguments.toArray(String[]::new)));
            int kills = 0;
            while (!driver.isDone()) {
                long due = System.nanoTime() + everyNanos;
                Bounded.until(BOUND, () -> driver.isDone() || System.nanoTime() - due > 0);
                if (!driver.isDone() && kills < most) {
                    Node node = victim.nodes().get(kills % victim.nodes().size());
                    node.kill();
                    kills++;
                    node.begin();
                    node.awaitReady();
                }
            }
            System.out.printf(
                    "ConformanceRunsIT %s: %s conforms with %d kills: %b%n", shape, set, kills, driver.join() == 0);
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
