package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.deployment.Compose.Service;
import vouch.acceptance.documentation.Project;

/** docker-compose.yml can be started as it is, comes up in order, and shows nothing to other machines. */
class ComposeTest {

    private static final Set<String> KEYS = Set.of(
            "image",
            "user",
            "pull_policy",
            "depends_on",
            "healthcheck",
            "secrets",
            "environment",
            "ports",
            "volumes",
            "tmpfs",
            "mem_limit",
            "read_only",
            "cap_drop",
            "security_opt",
            "stop_grace_period",
            "restart",
            "logging");
    private static final Pattern EXACT_IMAGE = Pattern.compile("[a-z/]+:\\d+\\.\\d+[\\w.-]*");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:(\\d+):(\\d+)");
    private static final Pattern VOLUME = Pattern.compile("([\\w-]+):/[\\w/]+");

    static List<Service> services() {
        return Compose.services();
    }

    @Test
    void hasTheThreeSidesAndWhatTheyStandOn() {
        assertThat(Compose.keys())
                .containsExactlyInAnyOrder("name", "services", "secrets", "volumes", "x-vouch", "x-settings");
        assertThat(Compose.sides())
                .extracting(side -> side.environment().get("VOUCH_SIDES"))
                .containsExactlyInAnyOrder("command", "query", "saga");
        assertThat(services())
                .extracting(Service::name)
                .containsExactlyInAnyOrder("command", "query", "saga", "axonserver", "postgresql");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isPinnedCheckedBoundedAndStartedAgain(Service service) {
        assertThat(service.keys().keySet()).isSubsetOf(KEYS);
        assertThat(service.image()).matches(EXACT_IMAGE);
        assertThat(service.keys())
                .containsEntry("restart", "unless-stopped")
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("logging", Map.of("driver", "local"))
                .containsKeys("mem_limit", "stop_grace_period");
        assertThat(service.map("healthcheck"))
                .containsOnlyKeys("test", "start_period", "start_interval", "interval", "timeout", "retries")
                .extractingByKey("test")
                .asList()
                .first()
                .isEqualTo("CMD");
    }

    /** The image of Vouch has a user of its own. */
    @Test
    void startsNothingAsRoot() {
        assertThat(services())
                .filteredOn(service -> !service.environment().containsKey("VOUCH_SIDES"))
                .allSatisfy(service -> assertThat(service.keys())
                        .extractingByKey("user")
                        .asString()
                        .isNotEmpty()
                        .doesNotStartWith("root")
                        .doesNotStartWith("0"));
    }

    /** Axon Server writes in more places than it says. */
    @Test
    void letsNothingButAxonServerWriteBesideItsVolumes() {
        assertThat(services())
                .filteredOn(service -> !Boolean.TRUE.equals(service.keys().get("read_only")))
                .extracting(Service::name)
                .containsExactly("axonserver");
    }

    @Test
    void publishesOnTheLoopbackAddressOnlyAndNotForManagement() {
        List<String> published =
                services().stream().flatMap(service -> service.strings("ports")).toList();

        assertThat(published)
                .allSatisfy(port -> assertThat(port).matches(LOOPBACK))
                .doesNotHaveDuplicates();
        assertThat(published)
                .containsExactlyInAnyOrder(
                        "127.0.0.1:8080:8080", "127.0.0.1:8081:8080", "127.0.0.1:8082:8080", "127.0.0.1:8024:8024");
    }

    @Test
    void keepsEverythingThatIsStoredInVolumesOfTheirOwn() {
        List<String> mounts = services().stream()
                .flatMap(service -> service.strings("volumes"))
                .toList();

        assertThat(mounts).allSatisfy(mount -> assertThat(mount).matches(VOLUME));
        assertThat(mounts.stream().map(mount -> mount.split(":")[0]))
                .containsExactlyInAnyOrderElementsOf(Compose.section("volumes").keySet());
        assertThat(Compose.service("axonserver").strings("volumes").map(mount -> mount.split(":")[1]))
                .containsExactlyInAnyOrder("/axonserver/data", "/axonserver/events", "/axonserver/log");
    }

    @Test
    void takesSecretsFromFilesThatAreNotCommitted() {
        assertThat(Compose.section("secrets").values()).allSatisfy(secret -> assertThat(StrictYaml.map(secret))
                .containsOnlyKeys("file")
                .extractingByKey("file")
                .asString()
                .startsWith("./secrets/"));
        assertThat(Project.text(".gitignore").lines()).contains("/secrets/");
        assertThat(services().stream().flatMap(Service::secrets).map(Map.Entry::getKey))
                .isNotEmpty()
                .allMatch(Compose.section("secrets")::containsKey);
        assertThat(services())
                .allSatisfy(service -> assertThat(service.environment()).allSatisfy((name, value) -> {
                    assertThat(name).doesNotMatch("(?i).*(password|token|secret)");
                    assertThat(value.toString())
                            .doesNotContainIgnoringCase("password=")
                            .doesNotContain("@");
                }));
        assertThat(Compose.service("postgresql").environment().get("POSTGRES_PASSWORD_FILE"))
                .isEqualTo("/run/secrets/"
                        + Compose.service("postgresql")
                                .secrets()
                                .findFirst()
                                .orElseThrow()
                                .getValue());
    }
}
