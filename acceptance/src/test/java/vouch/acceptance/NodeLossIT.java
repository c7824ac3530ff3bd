package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes do what the conformance sets say, to the cent, while now the one is killed and now the other. */
class NodeLossIT {

    private static final int PARALLEL = 32;

    private final Report report = new Report(System.out);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TWO_NODES", "SIX_SERVICES"})
    void doesWhatTheHandMadeSetSays(Shape shape) throws Exception {
        assertConforms(shape, Sets.handMade(), 1);
    }

    private void assertConforms(Shape shape, ConformanceSet set, int strikes) throws Exception {
        Launch launch = Launch.named("node-loss-" + shape).with("--vouch.demo=false");
        try (Deployment deployment = shape.start(launch, folder)) {
            Run run = new Run(set, deployment.client(), new Workers(PARALLEL), Conformance.PATIENCE, report);
            try (Killer killer =
                    new Killer(deployment.nodes(), run, set.operations().size(), strikes)) {
                List<Difference> differences = run.go();

                assertThat(differences).isEmpty();
                assertThat(killer.kills()).isEqualTo(strikes);
            }
        }
    }
}
