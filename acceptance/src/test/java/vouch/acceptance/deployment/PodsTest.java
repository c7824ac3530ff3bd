package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod is watched and bounded, may do no more than it needs, and finds what it mounts. */
class PodsTest {

    static Stream<PodSpec> pods() {
        return Selectors.PODS.values().stream().map(PodTemplateSpec::getSpec);
    }

    @Test
    void areThoseOfVouchAndOfAxonServer() {
        assertThat(Selectors.PODS).containsOnlyKeys("axonserver", "command", "query", "saga");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void areWatched(PodSpec pod) {
        Container container = container(pod);

        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe -> assertThat(container.getPorts())
                        .extracting(port -> port.getName())
                        .contains(probe.getHttpGet().getPort().getStrVal()));
        assertThat(seconds(container.getStartupProbe())).isGreaterThanOrEqualTo(180);
    }

    /** With the one that copies the volumes of Axon Server. */
    static Stream<PodSpec> allPods() {
        return Stream.concat(pods(), Stream.of(BackupTest.volumes().getSpec()));
    }

    @ParameterizedTest
    @MethodSource("allPods")
    void arePinnedAndBounded(PodSpec pod) {
        Container container = container(pod);

        assertThat(container.getImage()).matches("[a-z./]+:\\d+\\.\\d+\\.\\d+[\\w-]*");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits())
                .containsOnly(Map.entry(
                        "memory", container.getResources().getRequests().get("memory")));
    }

    /** What the level "restricted" of the pod security standards asks for, which the namespace enforces. */
    @ParameterizedTest
    @MethodSource("allPods")
    void mayDoNothingButTheirWork(PodSpec pod) {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getFsGroup()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container(pod).getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container(pod).getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @Test
    void mountWhatIsThere() {
        List<String> claims = Manifests.all(StatefulSet.class).get(0).getSpec().getVolumeClaimTemplates().stream()
                .map(claim -> claim.getMetadata().getName())
                .toList();

        assertThat(pods()).allSatisfy(pod -> assertThat(
                        container(pod).getVolumeMounts().stream().map(VolumeMount::getName))
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().isEmpty()
                                ? claims
                                : pod.getVolumes().stream().map(Volume::getName).toList()));
    }

    static Container container(PodSpec pod) {
        assertThat(pod.getContainers()).hasSize(1);
        return pod.getContainers().get(0);
    }

    private static int seconds(Probe probe) {
        return probe.getPeriodSeconds() * probe.getFailureThreshold();
    }
}
