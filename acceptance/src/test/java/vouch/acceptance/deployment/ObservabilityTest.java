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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.acceptance.documentation.Project;

/** The alert rules fire when they should, as promtool of Prometheus finds, and the dashboard is one. */
class ObservabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"check config prometheus.yml", "check rules rules.yml", "test rules rules-test.yml"})
    void isWhatPromtoolTakes(String command, @TempDir Path folder) throws Exception {
        assumeTrue(isInstalled("promtool"), "There is no promtool: install Debian's package prometheus");
        for (String file : List.of("prometheus.yml", "rules.yml", "rules-test.yml")) {
            Files.copy(Observability.FOLDER.resolve(file), folder.resolve(file));
        }
        // It misses the file with the key, which is a secret.
        Files.writeString(folder.resolve("vouch-key"), "vouch_");
        Process promtool = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(command.split(" ")))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    /** Debian's promtool knows nothing of Kubernetes. */
    @Test
    void scrapesTheManagementPortOfEveryPod() {
        Map<String, Object> job = job("prometheus-kubernetes.yml");
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

    @ParameterizedTest
    @ValueSource(strings = {"prometheus.yml", "prometheus-kubernetes.yml"})
    void signsInWithAKeyFromAFile(String file) {
        assertThat(StrictYaml.map(job(file).get("authorization"))).containsOnlyKeys("credentials_file");
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

    private static Map<String, Object> job(String file) {
        Map<String, Object> configuration = StrictYaml.document(Observability.FOLDER.resolve(file));
        return StrictYaml.map(
                StrictYaml.list(configuration.get("scrape_configs")).get(0));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
