package vouch.faults;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.Launch;
import vouch.acceptance.NodeLoss;

/**
 * A Vouch on H2 that is killed again and again does what a conformance set says, to the cent. In the long form these are the
 * sets from outside of the project; otherwise the hand-made ones.
 */
class ConformanceRunsIT {

    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** Two nodes on PostgreSQL do it in the long form; acceptance has the hand-made sets for them. */
    static Stream<Arguments> runs() {
        Path outside = Path.of(System.getProperty("vouch.conformance")).normalize();
        Path second = outside.resolveSibling(outside.getFileName() + "-2");
        return Length.isLong()
                ? Stream.of(
                        arguments("h2", outside, 1),
                        arguments("postgres", outside, 1),
                        arguments("h2", second, 1),
                        arguments("postgres", second, 6),
                        arguments("h2", second.resolve("queue"), 1),
                        arguments("postgres", second.resolve("queue"), 1))
                : Stream.of(
                        arguments("h2", HAND_MADE.resolve("handmade"), 1),
                        arguments("h2", HAND_MADE.resolve("handmade-terms"), 1));
    }

    /** @param every which customers of the set: one of so many */
    @ParameterizedTest
    @MethodSource("runs")
    void conformsWhileItIsKilled(String shape, Path set, int every) throws Exception {
        Launch launch = Launch.forConformance("conformance-killed").quick();
        try (Victim victim = shape.equals("h2") ? new Embedded(folder, launch) : Shared.of(2, launch, folder)) {
            victim.start();
            NodeLoss.assertConforms(set, every, victim.nodes(), Length.of(2, 20));
        }
    }
}
