package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backup and the restore of the document, where the sides are apart. What a restored Vouch does: OlderTablesIT. */
class BackupTest {

    private final StatefulSet set = Manifests.all(StatefulSet.class).get(0);
    private final PodSpec server = set.getSpec().getTemplate().getSpec();
    private final PodSpec copier = volumes().getSpec();

    static Pod volumes() {
        return (Pod) Manifests.object(StrictYaml.document(Manifests.VOLUMES));
    }

    /** Otherwise the tokens in PostgreSQL would be ahead of the events. */
    @ParameterizedTest
    @CsvSource({
        "docker compose stop axonserver, docker compose start axonserver",
        "--replicas 0 statefulset/axonserver, --replicas 1 statefulset/axonserver"
    })
    void copiesPostgreSqlFirstAndAxonServerWhileItIsStopped(String stop, String start) {
        List<String> commands = Document.block("Backup", stop);

        assertThat(List.of(
                        Document.line(commands, "pg_dump"),
                        Document.line(commands, stop),
                        Document.line(commands, "tar", "--create"),
                        Document.line(commands, start)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "docker compose down, docker compose up --detach --wait",
        "deployment/saga, kubectl apply --kustomize deploy/overlay"
    })
    void restoresBothBeforeASideRuns(String stop, String start) {
        List<String> commands = Document.block("Restore separate sides", stop);

        assertThat(Document.line(commands, stop)).isZero();
        assertThat(List.of(Document.line(commands, "pg_restore"), Document.line(commands, "tar", "--extract")))
                .allMatch(line -> line < commands.indexOf(start));
    }

    @Test
    void reachesTheVolumesOfAxonServerAsItsUser() {
        assertThat(volumes().getMetadata().getNamespace()).isEqualTo("vouch");
        assertThat(copier.getVolumes().stream()
                        .map(Volume::getPersistentVolumeClaim)
                        .map(claim -> claim.getClaimName()))
                .containsExactlyInAnyOrderElementsOf(set.getSpec().getVolumeClaimTemplates().stream()
                        .map(claim -> claim.getMetadata().getName() + "-"
                                + set.getMetadata().getName() + "-0")
                        .toList());
        assertThat(PodsTest.container(copier).getVolumeMounts())
                .isEqualTo(PodsTest.container(server).getVolumeMounts());
        assertThat(PodsTest.container(copier).getImage())
                .isEqualTo(PodsTest.container(server).getImage());
        assertThat(copier.getSecurityContext()).isEqualTo(server.getSecurityContext());
    }
}
