package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import org.junit.jupiter.api.Test;
import vouch.acceptance.documentation.Project;
import vouch.app.Application;

/** The image: what it is built on, what it starts, and as whom. It is built by hand, as a registry is needed for it. */
class ImageTest {

    private static final String CONTAINER = "/configuration/container";

    @Test
    void isBuiltAsATarOnAPinnedImageAndIsTheSameFromTheSameCommit() {
        assertThat(Image.all("/executions/execution/goals/goal")).containsExactly("buildTar");
        assertThat(Image.one("/executions/execution/phase")).isEqualTo("package");
        assertThat(Image.one("/configuration/from/image"))
                .matches("eclipse-temurin:17\\.0\\.\\d+_\\d+-jre-\\w+@sha256:[0-9a-f]{64}");
        assertThat(Image.one(CONTAINER + "/creationTime")).isEqualTo("${project.build.outputTimestamp}");
    }

    @Test
    void isTheOneThatIsDeployed() {
        assertThat(Compose.sides()).extracting(Compose.Service::image).containsOnly(Image.name());
        assertThat(Kubernetes.sides()).extracting(Container::getImage).containsOnly("registry.invalid/" + Image.name());
    }

    @Test
    void startsVouchForEveryoneWhoReachesTheContainer() {
        assertThat(Image.one(CONTAINER + "/mainClass")).isEqualTo(Application.class.getName());
        assertThat(Image.all(CONTAINER + "/ports/port")).containsExactly(KnownSettings.value("server.port"));
        assertThat(Image.environment()).containsEntry("SERVER_ADDRESS", "0.0.0.0");
    }

    @Test
    void isNotRootAndEndsWhenItIsOutOfMemory() {
        assertThat(Image.one(CONTAINER + "/user")).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
        assertThat(Image.all(CONTAINER + "/jvmFlags/jvmFlag"))
                .contains("-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC")
                .anyMatch(flag -> flag.startsWith("-XX:MaxRAMPercentage="));
    }

    @Test
    void keepsItsDataInAVolumeThatItMayWrite() {
        String volume = Image.one(CONTAINER + "/volumes/volume");

        assertThat(Image.environment().get("VOUCH_DATA_DIR").toString()).startsWith(volume + "/");
        assertThat(Image.one("//permission[mode='777']/file")).isEqualTo(volume);
        assertThat(Project.ROOT.resolve("app/src/main/jib" + volume)).isDirectory();
    }
}
