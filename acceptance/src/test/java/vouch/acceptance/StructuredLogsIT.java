package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With one setting each line of the log is a JSON object of the Elastic Common Schema. */
class StructuredLogsIT {

    private static final String CORRELATION = "the-backup-1";
    /** Nobody listens there. */
    private static final String NO_COLLECTOR = "http://127.0.0.1:1/v1/traces";

    private static final String NAME = "Ada Secret";
    private static final String REASON = "a secret reason";

    @TempDir
    private Path data;

    @Test
    void haveTheCorrelationIdAndNobodysName() throws Exception {
        try (VouchProcess vouch = Launch.named("structured-logs")
                .quick()
                .on(data)
                .with("--vouch.demo=false", "--logging.structured.format.console=ecs")
                .ready()) {
            assertThat(post(
                            vouch,
                            "/api/customers",
                            "{'customerId':'c','name':'%s','creditLimit':{'amount':'10.00','currency':'GBP'}}"
                                    .formatted(NAME)))
                    .isEqualTo(201);
            assertThat(post(vouch, "/api/customers", "{'customerId':'d','name':['%s']}".formatted(NAME)))
                    .isBetween(400, 422);
            assertThat(post(vouch, "/api/orders/nobody/cancellation", "{'reason':'%s'}".formatted(REASON)))
                    .isEqualTo(404);
            // A file where the folder of the backups belongs makes the request fail.
            Path backups = data.resolve("backups");
            Files.deleteIfExists(backups);
            Files.createFile(backups);
            assertThat(post(vouch, "/admin/backups", "")).isEqualTo(500);

            Bounded.until(() -> vouch.output().contains(CORRELATION));
            List<JsonNode> lines =
                    vouch.output().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line.at("/@timestamp").asString()).isNotEmpty();
                assertThat(line.at("/log/level").asString()).isNotEmpty();
                assertThat(line.at("/service/name").asString()).isEqualTo("vouch");
            });
            assertThat(lines.stream()
                            .filter(line -> line.at("/log/level").asString().equals("ERROR")))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.at("/correlationId").asString()).isEqualTo(CORRELATION));
            assertThat(vouch.output()).doesNotContain(NAME, REASON);
        }
    }

    @Test
    void haveTheTraceWhereTracesAreExported() throws Exception {
        try (VouchProcess vouch = Launch.named("traced-logs")
                .quick()
                .on(data)
                .with(
                        "--vouch.demo=false",
                        "--logging.structured.format.console=ecs",
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + NO_COLLECTOR)
                .ready()) {
            Path backups = data.resolve("backups");
            Files.deleteIfExists(backups);
            Files.createFile(backups);
            assertThat(post(vouch, "/admin/backups", "")).isEqualTo(500);

            Bounded.until(() -> vouch.output()
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .anyMatch(line -> line.at("/correlationId").asString("").equals(CORRELATION)
                            && line.at("/trace.id").asString("").matches("[0-9a-f]{32}")
                            && line.at("/span.id").asString("").matches("[0-9a-f]{16}")));
        }
    }

    private static int post(VouchProcess vouch, String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(vouch.url().resolve(URI.create(path)))
                .header("Content-Type", "application/json")
                .header("X-Correlation-Id", CORRELATION)
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
