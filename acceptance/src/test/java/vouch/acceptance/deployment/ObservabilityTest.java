package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.acceptance.documentation.Project;

/** The alert rules fire when they should, as promtool of Prometheus finds, and the dashboard is one. */
class ObservabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"check config prometheus.yml", "check rules rules.yml", "test rules rules-test.yml"})
    void isWhatPromtoolTakes(String command) throws Exception {
        assumeTrue(isInstalled("promtool"), "There is no promtool: install Debian's package prometheus");
        Process promtool = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(command.split(" ")))
                        .toList())
                .directory(Observability.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    /** Debian's promtool knows nothing of Kubernetes. */
    @Test
    void scrapesTheManagementPortOfEveryPod() {
        Map<String, Object> job = StrictYaml.map(
                StrictYaml.list(StrictYaml.document(Observability.FOLDER.resolve("prometheus-kubernetes.yml"))
                                .get("scrape_configs"))
                        .get(0));
        Map<String, Object> kept =
                StrictYaml.map(StrictYaml.list(job.get("relabel_configs")).get(0));

        assertThat(job).containsEntry("metrics_path", "/actuator/prometheus");
        assertThat(kept)
                .containsEntry("action", "keep")
                .containsEntry(
                        "source_labels",
                        List.of(
                                "__meta_kubernetes_pod_label_app_kubernetes_io_name",
                                "__meta_kubernetes_pod_container_port_name"));
        assertThat(Kubernetes.sides()).hasSize(3).allSatisfy(side -> assertThat(side.getPorts())
                .extracting(port -> "vouch;" + port.getName())
                .contains((String) kept.get("regex")));
    }

    @Test
    void testsEveryAlert() throws IOException {
        String tests = Project.text(Observability.FOLDER.resolve("rules-test.yml"));

        assertThat(Observability.runbooks().keySet())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(alert -> {
                    assertThat(tests).as("does not fire").contains("{eval_time: 20m, alertname: " + alert + "}");
                    assertThat(tests).as("fires").contains("alertname: " + alert + "\n        exp_alerts:");
                });
    }

    @Test
    void readsMetrics() {
        assertThat(Observability.panels()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(expression -> assertThat(
                        Observability.namesIn(expression))
                .isNotEmpty());
    }

    @Test
    void findsTheMetricsOfAnExpression() {
        assertThat(Observability.namesIn(
                        "sum by (le) (rate(a_total{code=\"x_y\"}[5m])) / max(b_c) > 15 and absent(d_e)"))
                .containsExactly("a_total", "b_c", "d_e");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
