package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy that says nothing flips no decision of the conformance sets, also after a kill in the middle. */
class WhatIfIT {

    private static final int PARALLEL = 32;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POLICIES =
            """
            {"timelines": [{"name": "as it was", "policy": {}},
              {"name": "half", "policy": {"limitFactor": 0.5}},
              {"name": "waiting", "policy": {"onShortage": "WAIT"}},
              {"name": "no holds", "policy": {"ignoreHolds": true}}]}
            """;

    private final Report report = new Report(System.out);
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void flipsNothingOfTheTrade() throws Exception {
        Optional<ConformanceSet> set = Sets.trade(report);
        if (set.isPresent()) {
            assertFlipsNothing(set.get());
        }
    }

    @Test
    void flipsNothingOfBothPartsOfTheRules() throws Exception {
        Optional<ConformanceSet> set = Sets.terms(report).map(all -> all.ofEach(5));
        if (set.isPresent()) {
            assertFlipsNothing(set.get());
        }
    }

    private void assertFlipsNothing(ConformanceSet set) throws Exception {
        try (Deployment deployment = Shape.EMBEDDED.start(Launch.forConformance("what-if"), folder)) {
            assertThat(new Run(set, deployment.client(), new Workers(PARALLEL), Bounded.HANGING, report).go())
                    .isEmpty();
            Node node = deployment.nodes().get(0);
            JsonNode started = send(node, "POST", "/api/what-if", POLICIES);
            String path = "/api/what-if/" + started.get("whatIfId").asString();
            node.kill();
            node.begin();
            node.awaitReady();
            JsonNode done = Awaitility.await()
                    .atMost(Bounded.HANGING)
                    .until(
                            () -> send(node, "GET", path, ""),
                            view -> !view.get("state").asString().equals("RUNNING"));
            assertThat(done.get("state").asString()).as("%s", done).isEqualTo("DONE");
            assertThat(done.at("/timelines/0/flips").asInt()).isZero();
            for (int timeline = 1; timeline < 4; timeline++) {
                JsonNode outcome = done.at("/timelines/" + timeline);
                report.say(outcome.get("name").asString() + ": " + outcome.get("approved") + " "
                        + outcome.get("rejected") + " " + outcome.get("waiting") + ", "
                        + outcome.get("flips").asInt() + " flips");
                assertThat(outcome.get("flips").asInt()).isPositive();
            }
        }
    }

    private JsonNode send(Node node, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
