package vouch.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes do what the hand-made sets say, to the cent, while one of them is killed. */
class NodeLossIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TWO_NODES", "SIX_SERVICES"})
    void doesWhatTheHandMadeSetsSay(Shape shape) throws Exception {
        Launch launch = Launch.forConformance("node-loss-" + shape).quick();
        try (Deployment deployment = shape.start(launch, folder)) {
            NodeLoss.assertConforms(Sets.handMade(), deployment, 1);
            NodeLoss.assertConforms(Sets.handMadeTerms(), deployment, 1);
        }
    }
}
