package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database do what the conformance sets say, to the cent, while now the one is killed and now the other. */
class NodeLossIT {

    private static final int PARALLEL = 16;

    private final Report report = new Report(System.out);

    @TempDir
    private Path folder;

    @Test
    void doesWhatTheHandMadeSetSays() throws Exception {
        assertConforms(Sets.handMade(), 1);
    }

    @Test
    void doesWhatFourMonthsOfTradeSay() throws Exception {
        Optional<ConformanceSet> trade = Sets.trade(report);
        if (trade.isPresent()) {
            assertConforms(trade.get(), 3);
        }
    }

    private void assertConforms(ConformanceSet set, int strikes) throws Exception {
        Launch launch = Launch.named("node-loss").with("--vouch.demo=false");
        try (Deployment deployment = Shape.TWO_NODES.start(launch, folder)) {
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
