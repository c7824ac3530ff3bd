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

/** The policy that says nothing flips no decision of a part of the conformance set, also after a kill in the middle. */
class WhatIfIT {

    private static final int PARALLEL = 32;

    /** A twelfth of the accounts. */
    private static final int PART = 12;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POLICIES =
            """
            {"timelines": [{"name": "as it was", "policy": {}}, {"name": "half", "policy": {"limitFactor": 0.5}}]}
            """;

    private final Report report = new Report(System.out);
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void flipsNothingOfTheTrade() throws Exception {
        Optional<ConformanceSet> set = Sets.terms(report).map(all -> all.ofEach(PART));
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
            assertThat(done.at("/timelines/1/flips").asInt()).isPositive();
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
