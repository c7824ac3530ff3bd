package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.documentation.Project;

/** The three deployments of Vouch: the same but for their side, and never without a pod that answers. */
class SidesTest {

    static List<Deployment> sides() {
        return Manifests.all(Deployment.class);
    }

    @Test
    void differInNothingButTheirSide() {
        assertThat(sides())
                .extracting(side -> side.getMetadata().getName())
                .containsExactlyInAnyOrder("command", "query", "saga");
        assertThat(Manifests.files().filter(file -> Project.text(file).contains("kind: Deployment")))
                .extracting(file -> StrictYaml.document(file)
                        .toString()
                        .replaceAll("\\b" + file.getFileName().toString().replace(".yaml", "") + "\\b", "SIDE"))
                .hasSize(3)
                .allMatch(deployment -> deployment.contains("{name=VOUCH_SIDES, value=SIDE}"))
                .containsOnly(StrictYaml.document(Manifests.FOLDER.resolve("saga.yaml"))
                        .toString()
                        .replaceAll("\\bsaga\\b", "SIDE"));
    }

    @ParameterizedTest
    @MethodSource("sides")
    void areReplacedOneByOneAndDoneWithTheirRequests(Deployment side) {
        Container container = container(side);

        assertThat(side.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(side.getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        // Vouch takes up to 5 s for the requests that it has, and about as long for everything else.
        assertThat(pod(side).getTerminationGracePeriodSeconds())
                .isGreaterThan(container.getLifecycle().getPreStop().getSleep().getSeconds() + 20);
        assertThat(Manifests.all(PodDisruptionBudget.class))
                .filteredOn(budget -> budget.getMetadata().getName().equals(name(side)))
                .singleElement()
                .satisfies(budget -> {
                    assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
                    assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
                    assertMeans(budget.getSpec().getSelector(), side);
                });
    }

    /** Each side has tables, the command side for the sign-in. */
    @Test
    void shareTheConnectionsOfPostgreSqlAlsoWhileTheyAreReplaced() {
        int pods = sides().stream()
                .map(Deployment::getSpec)
                .mapToInt(side -> side.getReplicas()
                        + side.getStrategy().getRollingUpdate().getMaxSurge().getIntVal())
                .sum();
        String each = Manifests.all(ConfigMap.class).get(0).getData().get("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE");

        assertThat(pods * Integer.parseInt(each)).isLessThanOrEqualTo(ComposeSidesTest.CONNECTIONS_OF_POSTGRESQL);
    }

    @ParameterizedTest
    @MethodSource("sides")
    void ownAndSpreadTheirPodsAndNoOthers(Deployment side) {
        assertMeans(side.getSpec().getSelector(), side);
        assertThat(pod(side).getTopologySpreadConstraints()).singleElement().satisfies(constraint -> {
            assertThat(constraint.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
            assertMeans(constraint.getLabelSelector(), side);
        });
    }

    @ParameterizedTest
    @MethodSource("sides")
    void askForHealthWhereVouchTellsIt(Deployment side) {
        assertThat(container(side).getStartupProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(container(side).getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(container(side).getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
    }

    /** Where the network policies let monitors, which sign in. */
    @ParameterizedTest
    @MethodSource("sides")
    void areMonitoredOnThePortOfManagement(Deployment side) {
        assertThat(Selectors.ports(name(side))).isEqualTo(Map.of("http", 8080, "management", 9080));
        assertThat(Manifests.all(ConfigMap.class)).singleElement().satisfies(settings -> assertThat(settings.getData())
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0"));
    }

    @ParameterizedTest
    @MethodSource("sides")
    void writeNowhereAndTakeTheirSecretFromOutside(Deployment side) {
        assertThat(container(side).getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(container(side).getEnvFrom()).singleElement().satisfies(source -> assertThat(
                        source.getConfigMapRef().getName())
                .isEqualTo("vouch"));
        assertThat(pod(side).getVolumes())
                .filteredOn(volume -> volume.getSecret() != null)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("vouch");
                    assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440);
                });
    }

    private static void assertMeans(LabelSelector selector, Deployment side) {
        assertThat(Selectors.pods(selector)).containsExactly(name(side));
    }

    private static String name(Deployment side) {
        return side.getMetadata().getName();
    }

    private static PodSpec pod(Deployment side) {
        return side.getSpec().getTemplate().getSpec();
    }

    private static Container container(Deployment side) {
        return PodsTest.container(pod(side));
    }
}
