package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** Takes Vouch through a conformance set, to the cent, while now one of its nodes is killed and now the next. */
public final class NodeLoss {

    private static final int PARALLEL = 32;

    private NodeLoss() {}

    /**
     * @param every which customers of the set: one of so many
     * @param nodes that take every call, and run
     */
    public static void assertConforms(Path set, int every, List<Node> nodes, int strikes) throws Exception {
        Deployment deployment = Deployment.ofEquals(() -> {}, nodes.toArray(Node[]::new));
        assertConforms(ConformanceSet.read(set).ofEach(every), deployment, strikes);
    }

    static void assertConforms(ConformanceSet set, Deployment deployment, int strikes) throws Exception {
        Report report = new Report(System.out);
        Run run = new Run(set, deployment.client(), new Workers(PARALLEL), Bounded.HANGING, report);
        try (Killer killer =
                new Killer(deployment.nodes(), run, set.operations().size(), strikes)) {
            List<Difference> differences = run.go();

            assertThat(differences).isEmpty();
            assertThat(killer.kills()).isEqualTo(strikes);
        }
    }
}
