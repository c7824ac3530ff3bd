package vouch.faults;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.Launch;
import vouch.acceptance.NodeLoss;

/**
 * A Vouch on H2 that is killed again and again does what a conformance set says, to the cent. In the long form that is the
 * set of four months of trade; otherwise the hand-made one.
 */
class ConformanceRunsIT {

    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance/handmade");

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
        Launch launch = Launch.named("conformance-killed").quick().unhurried().with("--vouch.demo=false");
        try (Victim victim = shape.equals("h2") ? new Embedded(folder, launch) : Shared.of(2, launch, folder)) {
            victim.start();
            NodeLoss.assertConforms(set, victim.nodes(), Length.of(2, 20));
        }
    }
}
