package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The upgrade of the document can be followed: each step changes one side, and nothing but it and its settings. */
class UpgradeTest {

    private static final List<String> ORDER = List.of("query", "saga", "command");
    private static final Pattern APPLY = Pattern.compile("kubectl apply .*--selector '(\\S+) in \\((.*)\\)'");
    private static final Pattern ROLLED_OUT = Pattern.compile("kubectl rollout status .*deployment/(\\w+)");
    private static final Pattern UP = Pattern.compile("docker compose up .*--wait --no-deps (\\w+)");

    private final List<String> onKubernetes = Document.block("Upgrade", "kubectl");
    private final List<String> withCompose = Document.block("Upgrade", "docker compose up");

    @Test
    void takesOneSideAfterTheOther() {
        assertThat(found(APPLY, onKubernetes).map(step -> changed(selector(step))))
                .containsExactlyElementsOf(ORDER.stream()
                        .map(side -> List.of(
                                "ConfigMap vouch",
                                "Deployment " + side,
                                "PodDisruptionBudget " + side,
                                "Service " + side))
                        .toList());
    }

    @Test
    void waitsForEachSideBeforeTheNext() {
        assertThat(found(ROLLED_OUT, onKubernetes).map(step -> step.group(1))).containsExactlyElementsOf(ORDER);
        for (String side : ORDER) {
            assertThat(Document.line(onKubernetes, "rollout status", "deployment/" + side))
                    .isEqualTo(Document.line(onKubernetes, "apply", ", " + side + ")") + 1);
        }
    }

    @Test
    void endsWithEverything() {
        assertThat(onKubernetes.get(onKubernetes.size() - 1)).isEqualTo("kubectl apply --kustomize deploy/overlay");
        assertThat(withCompose.get(withCompose.size() - 1)).isEqualTo("docker compose up --detach --wait");
    }

    @Test
    void isTheSameWithCompose() {
        assertThat(found(UP, withCompose).map(step -> step.group(1))).containsExactlyElementsOf(ORDER);
    }

    private static Stream<MatchResult> found(Pattern pattern, List<String> lines) {
        return pattern.matcher(String.join("\n", lines)).results();
    }

    private static LabelSelector selector(MatchResult step) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchExpressions(List.of(new LabelSelectorRequirement(
                step.group(1), "In", List.of(step.group(2).split(", ")))));
        return selector;
    }

    private static List<String> changed(LabelSelector selector) {
        return Manifests.objects(Manifests.EXAMPLE).stream()
                .filter(object -> Selectors.matches(selector, labels(object)))
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }
}
