package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.deployment.Observability;
import vouch.acceptance.documentation.Project;

/** A running Vouch shows every metric that the dashboard and the alert rules read, and no metric that nobody describes. */
class MetricsIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(vouch\\.[a-z.]+)` \\|");

    @TempDir
    private Path data;

    @Test
    void areThoseOfTheDashboardTheRulesAndTheDocument() throws Exception {
        try (VouchProcess vouch = Launch.named("metrics")
                .quick()
                .unhurried()
                .on(data)
                .with("--vouch.demo=false")
                .ready()) {
            Shop shop = new Shop(vouch.client());
            shop.done(Shop.registration("measured", 1_000));
            assertThat(shop.order("measured", "measured", 700)).isEqualTo("APPROVED");

            Bounded.until(() -> scraped(vouch).containsAll(Observability.metrics()));
            assertThat(scraped(vouch)).containsAll(Observability.metrics());
            assertThat(scraped(vouch).stream().filter(name -> name.startsWith("vouch_")))
                    .isNotEmpty()
                    .allMatch(MetricsIT::isDescribed, "is in docs/operations.md");
        }
    }

    /** Prometheus adds the unit to the name, and what is counted. */
    private static boolean isDescribed(String name) {
        return ROW.matcher(Project.text("docs/operations.md"))
                .results()
                .map(row -> row.group(1).replace('.', '_'))
                .anyMatch(described ->
                        name.matches(described + "(_(events|commands|seconds|total))?(_(count|sum|bucket|max))?"));
    }

    private static Set<String> scraped(VouchProcess vouch) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(vouch.url().resolve(URI.create("/actuator/prometheus")))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Pattern.compile("(?m)^[a-z_]+")
                .matcher(answer.body())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
