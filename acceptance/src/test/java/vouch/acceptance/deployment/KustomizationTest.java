package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vouch.acceptance.documentation.Project;

/** deploy/kubernetes is a base: all of its files belong to it, and each object is one that Kubernetes knows. */
class KustomizationTest {

    private final Map<String, Object> kustomization =
            StrictYaml.document(Manifests.FOLDER.resolve("kustomization.yaml"));

    @Test
    void listsEveryFileAndNoOther() {
        assertThat(kustomization)
                .containsOnlyKeys("apiVersion", "kind", "namespace", "resources", "configMapGenerator")
                .containsEntry("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .containsEntry("kind", "Kustomization");
        assertThat((List<?>) kustomization.get("resources"))
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(Manifests.files()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void hasOneOfEachObjectAndNoSecret() {
        assertThat(Manifests.objects())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .doesNotHaveDuplicates()
                .doesNotContain("null");
        assertThat(Manifests.objects().stream()
                        .collect(Collectors.groupingBy(HasMetadata::getKind, Collectors.counting())))
                .containsOnly(
                        Map.entry("Namespace", 1L),
                        Map.entry("ConfigMap", 1L),
                        Map.entry("Deployment", 3L),
                        Map.entry("StatefulSet", 1L),
                        Map.entry("Service", 4L),
                        Map.entry("PodDisruptionBudget", 3L),
                        Map.entry("HTTPRoute", 1L),
                        Map.entry("NetworkPolicy", 7L));
    }

    @Test
    void isInTheNamespaceThatItMakes() {
        assertThat(Manifests.objects())
                .filteredOn(object -> object.getKind().equals("Namespace"))
                .extracting(object -> object.getMetadata().getName())
                .containsExactly((String) kustomization.get("namespace"));
        assertThat(Manifests.objects(Manifests.FOLDER))
                .filteredOn(object -> !object.getKind().equals("Namespace"))
                .allMatch(object -> kustomization
                        .get("namespace")
                        .equals(object.getMetadata().getNamespace()));
        assertThat(Manifests.files())
                .allSatisfy(file -> assertThat(Project.text(file)).doesNotContain("namespace: "));
    }
}
