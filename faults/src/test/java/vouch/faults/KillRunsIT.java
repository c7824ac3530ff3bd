package vouch.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;
import vouch.acceptance.Seed;

/** F-01: a Vouch that is killed in the middle of its work forgets nothing that it acknowledged, and does nothing twice. */
class KillRunsIT {

    private static final String FAULT = "F-01-kill";

    private final long seed = Seed.of("KillRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesKillsOnH2() throws Exception {
        run(new Embedded(folder, launch("kill-h2")), Length.of(2, 200));
    }

    /** One node is at work while the other is killed and comes back. */
    @Test
    void survivesKillsOfNodesOnPostgres() throws Exception {
        run(Shared.of(2, launch("kill-postgres"), folder), Length.of(1, 100));
    }

    private static Launch launch(String name) {
        return Launch.named(name).quick().with("--vouch.demo=false");
    }

    private void run(Victim victim, int kills) throws Exception {
        try (victim) {
            victim.start();
            try (FaultRun run = new FaultRun(FAULT, victim, seed)) {
                for (int kill = 0; kill < kills; kill++) {
                    Node node = victim.nodes().get(kill % victim.nodes().size());
                    run.strike(node::kill);
                    node.begin();
                    node.awaitReady();
                }
                run.end(Math.max(1, kills * 3 / 4));
            }
        }
    }
}
