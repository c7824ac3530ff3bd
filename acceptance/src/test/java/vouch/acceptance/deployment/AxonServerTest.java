package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.acceptance.documentation.Project;

/** Axon Server is the same in compose and in Kubernetes, keeps what it stores, and is found where Vouch looks for it. */
class AxonServerTest {

    private final StatefulSet set = Manifests.all(StatefulSet.class).get(0);
    private final Container container =
            PodsTest.container(set.getSpec().getTemplate().getSpec());
    private final Compose.Service composed = Compose.service("axonserver");

    @Test
    void isTheOneOfComposeForAUserOtherThanRoot() {
        PodSecurityContext user = set.getSpec().getTemplate().getSpec().getSecurityContext();

        assertThat(container.getImage()).endsWith("-nonroot").isEqualTo(composed.image());
        assertThat(composed.keys().get("user")).isEqualTo(user.getRunAsUser() + ":" + user.getRunAsGroup());
        assertThat(container.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactlyInAnyOrderElementsOf(composed.environment().entrySet().stream()
                        .map(variable -> tuple(variable.getKey(), variable.getValue()))
                        .toList());
    }

    @Test
    void keepsWhatItStores() {
        List<String> mounts = container.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();

        assertThat(mounts).containsExactlyInAnyOrder("/axonserver/data", "/axonserver/events", "/axonserver/log");
        assertThat(set.getSpec().getReplicas()).isEqualTo(1);
        assertThat(Selectors.pods(set.getSpec().getSelector())).containsExactly("axonserver");
    }

    @Test
    void isFoundWhereItSaysAndWhereVouchLooks() {
        String found = set.getSpec().getServiceName() + ":"
                + Selectors.ports("axonserver").get("grpc");

        assertThat(Project.text(Manifests.FOLDER.resolve("kustomization.yaml")))
                .contains("- AXON_AXONSERVER_SERVERS=" + found + "\n");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().endsWith("_HOSTNAME"))
                .extracting(EnvVar::getValue)
                .containsExactly(set.getSpec().getServiceName());
    }
}
