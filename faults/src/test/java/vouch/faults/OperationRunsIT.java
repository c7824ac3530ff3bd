package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Answer;
import vouch.acceptance.Bounded;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;
import vouch.acceptance.Seed;
import vouch.acceptance.Wire;

/** F-14, F-15, F-16: what an operator does under load changes nothing that is stored, and every view ends as the events say. */
class OperationRunsIT {

    private final long seed = Seed.of("OperationRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** A replay empties its view first, so this is the loss of all views too. In the middle of it the process is killed. */
    @Test
    void survivesReplays() throws Exception {
        try (Embedded victim = new Embedded(folder, launch("replay"))) {
            victim.start();
            try (FaultRun run = new FaultRun("F-15-replay", victim, seed)) {
                int rounds = Length.of(1, 20);
                for (int round = 0; round < rounds; round++) {
                    run.work(100);
                    run.strike(() -> {
                        operate(victim.node().url(), "order-view/replay", Map.of());
                        operate(victim.node().url(), "customer-view/replay", Map.of());
                    });
                    if (round % 2 == 0) {
                        victim.node().kill();
                        victim.start();
                    }
                }
                run.work(50);
                run.end(rounds / 2);
            }
        }
    }

    /** Nodes go and come, segments are split and merged, and the work moves with them. */
    @Test
    void survivesAStormOfRebalancing() throws Exception {
        try (Victim victim = Shared.of(Length.isLong() ? 3 : 2, launch("storm"), folder)) {
            victim.start();
            try (FaultRun run = new FaultRun("F-14-rebalancing", victim, seed)) {
                int rounds = Length.of(1, 20);
                for (int round = 0; round < rounds; round++) {
                    Node leaving = victim.nodes().get(round % victim.nodes().size());
                    Node staying =
                            victim.nodes().get((round + 1) % victim.nodes().size());
                    run.strike(leaving::close);
                    operate(staying.url(), "order-view/split", Map.of("segment", "0"));
                    operate(staying.url(), "order-view/merge", Map.of("segment", "0"));
                    leaving.begin();
                    leaving.awaitReady();
                    run.work(30);
                }
                run.end(rounds / 2);
            }
        }
    }

    private static Launch launch(String name) {
        return Launch.named(name).quick().with("--vouch.demo=false");
    }

    /** Asked again while it conflicts with what goes on: a segment may be another node's at this moment. */
    private static void operate(URI node, String operation, Map<String, String> arguments) {
        Map<String, String> body = new HashMap<>(arguments);
        body.put("reason", "a fault run");
        Wire wire = new Wire(node);
        boolean done = Bounded.until(() -> {
            Answer answer = wire.send(Call.post("/actuator/processors/" + operation, body));
            assertThat(answer.succeeded() || answer.status() == 409)
                    .as("%s: %s", operation, answer)
                    .isTrue();
            return answer.succeeded();
        });
        assertThat(done).as(operation).isTrue();
    }
}
