package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.acceptance.deployment.Compose.Service;
import vouch.acceptance.documentation.Project;

/** What the deployments set for Vouch is what Vouch reads: Spring ignores a variable that it does not know. */
class DeployedSettingsTest {

    private static final Pattern SECRET = Pattern.compile("--from-file ([a-z.-]+)=secrets/");
    private static final Pattern SETTING =
            Pattern.compile("`(?:--)?((?:vouch|spring|axon|server|management)(?:\\.[a-z\\d-]+)+)");

    static Stream<Map<String, Object>> environments() {
        return Stream.of(
                        Compose.sides().map(Service::environment),
                        Kubernetes.sides().map(Kubernetes::environment),
                        Stream.of(Image.environment()))
                .flatMap(environments -> environments);
    }

    @Test
    void areOfComposeAndKubernetesAndTheImage() {
        assertThat(environments()).hasSize(3 + 3 + 1);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void areRead(Map<String, Object> environment) {
        assertThat(environment).isNotEmpty();
        assertThat(environment.keySet()).allMatch(KnownSettings::containsVariable, "is read");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void areOfProfilesThatExist(Map<String, Object> environment) {
        String active = (String) environment.getOrDefault("SPRING_PROFILES_ACTIVE", "");
        assertThat(Stream.of(active.split(",")).filter(profile -> !profile.isEmpty()))
                .allMatch(KnownSettings.profiles()::contains, "exists");
    }

    @Test
    void areTheSameInComposeAndKubernetesApartFromWhereSecretsAre() {
        assertThat(Kubernetes.sides().map(side -> settings(Kubernetes.environment(side))))
                .containsExactlyInAnyOrderElementsOf(Compose.sides()
                        .map(side -> settings(side.environment()))
                        .toList());
    }

    @Test
    void findTheirSecretsUnderTheNamesOfSettings() {
        assertThat(Compose.sides()).allSatisfy(side -> {
            assertThat(side.environment()).containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/");
            assertThat(side.secrets().map(Map.Entry::getValue)).isNotEmpty().allMatch(KnownSettings::contains);
        });
        assertThat(Kubernetes.sides()).allSatisfy(side -> assertThat(side.getVolumeMounts())
                .extracting(VolumeMount::getName, VolumeMount::getMountPath)
                .contains(tuple(
                        "secrets",
                        Kubernetes.environment(side)
                                .get("SPRING_CONFIG_IMPORT")
                                .toString()
                                .replaceFirst("configtree:(.*)/", "$1"))));
    }

    /** The commands of the page make the secret of Kubernetes from the files that are the secrets of compose. */
    @Test
    void areTheSameSecretsInComposeAndKubernetes() {
        List<String> made = SECRET.matcher(Project.text("docs/deployment.md"))
                .results()
                .map(secret -> secret.group(1))
                .toList();

        assertThat(made).contains("vouch.security.operator-password");
        assertThat(Compose.sides()).allSatisfy(side -> assertThat(side.secrets().map(Map.Entry::getValue))
                .containsExactlyInAnyOrderElementsOf(made));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/deployment.md", "docs/settings.md"})
    void areThoseOfTheDocuments(String document) {
        assertThat(SETTING.matcher(Project.text(document)).results().map(setting -> setting.group(1)))
                .hasSizeGreaterThan(5)
                .allMatch(KnownSettings::contains);
    }

    /** Every value as a string: YAML has numbers, and the process has not. */
    private static List<String> settings(Map<String, Object> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getKey().equals("SPRING_CONFIG_IMPORT"))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }
}
