package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The policy that says nothing flips no decision of a part of the conformance set, or of the hand-made one where there is
 * no other, also after a kill in the middle.
 */
class WhatIfIT {

    private static final int PARALLEL = 32;

    /** A twelfth of the accounts from outside of the project. */
    private static final int PART = 12;

    private static final Map<String, ?> POLICIES = Map.of(
            "timelines",
            List.of(
                    Map.of("name", "as it was", "policy", Map.of()),
                    Map.of("name", "half", "policy", Map.of("limitFactor", 0.5))));

    private final Report report = new Report(System.out);

    @TempDir
    private Path folder;

    @Test
    void flipsNothingOfTheTrade() throws Exception {
        ConformanceSet set = Sets.terms(report).map(all -> all.ofEach(PART)).orElseGet(Sets::handMadeTerms);
        try (Deployment deployment = Shape.EMBEDDED.start(Launch.forConformance("what-if"), folder)) {
            assertThat(new Run(set, deployment.client(), new Workers(PARALLEL), Bounded.HANGING, report).go())
                    .isEmpty();
            for (int round = 0; round < Killer.ROUNDS; round++) {
                assertGoesOnAfterAKill(deployment.nodes().get(0));
            }
        }
    }

    private static void assertGoesOnAfterAKill(Node node) throws Exception {
        String path = running(new Wire(node.url()));
        node.kill();
        node.begin();
        node.awaitReady();
        JsonNode done = Awaitility.await()
                .atMost(Bounded.HANGING)
                .until(
                        () -> new Wire(node.url()).send(Call.get(path)).body(),
                        view -> !view.get("state").asString().equals("RUNNING"));
        assertThat(done.get("state").asString()).as("%s", done).isEqualTo("DONE");
        assertThat(done.at("/timelines/0/flips").asInt()).isZero();
        assertThat(done.at("/timelines/1/flips").asInt()).isPositive();
    }

    /** One that is done already is asked for again. */
    private static String running(Wire wire) throws Exception {
        String path;
        do {
            path = "/api/what-if/"
                    + wire.send(Call.post("/api/what-if", POLICIES)).text("whatIfId");
        } while (!wire.send(Call.get(path)).text("state").equals("RUNNING"));
        return path;
    }
}
