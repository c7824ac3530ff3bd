package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vouch.acceptance.documentation.Project;

/** What the base cannot know is nobody's there (RFC 2606), so that it starts and answers nothing; an overlay completes it. */
class OverlayTest {

    private final List<HasMetadata> base = Manifests.objects(Manifests.FOLDER);
    private final List<HasMetadata> overlay = Manifests.objects(Manifests.EXAMPLE);

    @Test
    void isAskedForTheImageTheGatewayAndTheHost() {
        assertThat(images(base)).hasSize(3).allMatch(image -> image.startsWith("registry.invalid/"));
        assertThat(route(base).getParentRefs()).singleElement().satisfies(gateway -> assertThat(gateway.getName())
                .endsWith(".invalid"));
        assertThat(route(base).getHostnames()).singleElement().asString().endsWith(".invalid");
    }

    @Test
    void completesEverything() {
        assertThat(overlay.toString()).doesNotContain(".invalid");
        assertThat(images(overlay)).containsOnly("registry.example.com/vouch:1.0.0");
        assertThat(route(overlay).getParentRefs())
                .singleElement()
                .satisfies(gateway -> assertThat(gateway.getNamespace()).isEqualTo("gateways"));
        assertThat(route(overlay).getHostnames()).containsExactly("vouch.example.com");
        assertThat(settings(overlay)).containsAllEntriesOf(without(settings(base), "SPRING_DATASOURCE_URL"));
        assertThat(settings(overlay).get("SPRING_DATASOURCE_URL")).contains("database.example.com:5432");
    }

    @Test
    void changesNothingElse() {
        assertThat(overlay.stream().map(OverlayTest::withoutItsParts))
                .containsExactlyElementsOf(
                        base.stream().map(OverlayTest::withoutItsParts).toList());
    }

    /** The example of the document is the one that is tested. */
    @Test
    void isTheOneOfTheDocument() {
        assertThat(Project.text("docs/deployment.md")).contains("](../" + Project.ROOT.relativize(file()) + ")");
    }

    private static Path file() {
        return Manifests.EXAMPLE.resolve("kustomization.yaml");
    }

    private static List<String> images(List<HasMetadata> objects) {
        return all(objects, Deployment.class).stream()
                .map(side -> PodsTest.container(side.getSpec().getTemplate().getSpec())
                        .getImage())
                .toList();
    }

    private static HTTPRouteSpec route(List<HasMetadata> objects) {
        return all(objects, HTTPRoute.class).get(0).getSpec();
    }

    private static Map<String, String> settings(List<HasMetadata> objects) {
        return all(objects, ConfigMap.class).get(0).getData();
    }

    private static Map<String, String> without(Map<String, String> settings, String name) {
        return settings.entrySet().stream()
                .filter(setting -> !setting.getKey().equals(name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String withoutItsParts(HasMetadata object) {
        return object.toString()
                .replaceAll("image=registry[^,]*", "")
                .replaceAll("jdbc:postgresql://[^,}]*", "")
                .replaceAll("hostnames=\\[[^]]*]", "")
                .replaceAll("parentRefs=\\[[^]]*]", "");
    }

    private static <T extends HasMetadata> List<T> all(List<HasMetadata> objects, Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
