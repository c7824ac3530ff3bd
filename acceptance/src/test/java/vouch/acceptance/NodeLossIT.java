package vouch.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes do what the hand-made set says, to the cent, while one of them is killed. */
class NodeLossIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TWO_NODES", "SIX_SERVICES"})
    void doesWhatTheHandMadeSetSays(Shape shape) throws Exception {
        Launch launch = Launch.named("node-loss-" + shape).unhurried().with("--vouch.demo=false");
        try (Deployment deployment = shape.start(launch, folder)) {
            NodeLoss.assertConforms(Sets.handMade(), deployment, 1);
        }
    }
}
