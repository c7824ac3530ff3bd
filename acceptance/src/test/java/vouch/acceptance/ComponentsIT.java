package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar has a list of its components (SBOM), which is complete and says nothing of the machine that made it. */
@DisabledIfSystemProperty(
        named = "vouch.build",
        matches = "offline=true",
        disabledReason = "The plugin that lists the components does nothing in an offline build (mvn -o).")
class ComponentsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    private List<String> libraries;
    private String list;
    private JsonNode sbom;

    @BeforeEach
    void read() throws IOException {
        try (ZipFile jar = new ZipFile(Launch.JAR);
                InputStream content = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            libraries = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
                    .toList();
            list = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            sbom = JsonMapper.shared().readTree(list);
        }
    }

    /** Spring Boot leaves out starters, which have no classes, and adds tools of its own. */
    @Test
    void areTheLibrariesOfTheJar() {
        assertThat(sbom.get("components").valueStream().map(ComponentsIT::file))
                .filteredOn(file -> !file.startsWith("spring-boot-starter-"))
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void haveTheVersionsAndLicencesOfTheMainOnes() {
        assertThat(sbom.get("components").valueStream())
                .filteredOn(component -> List.of("axon-eventsourcing", "spring-boot", "h2", "postgresql")
                        .contains(component.get("name").asString()))
                .hasSize(4)
                .allSatisfy(component -> {
                    assertThat(component.get("version").asString()).matches("\\d.*");
                    assertThat(component.get("licenses")).isNotEmpty();
                    assertThat(component.get("hashes")).isNotEmpty();
                });
    }

    @Test
    void areOfVouch() {
        JsonNode product = sbom.at("/metadata/component");
        assertThat(product.get("group").asString()).isEqualTo("vouch");
        assertThat(product.get("type").asString()).isEqualTo("application");
    }

    @Test
    void sayNothingOfTheMachine() {
        assertThat(list)
                .doesNotContain(
                        "file:",
                        "localhost",
                        "127.0.0.1",
                        System.getProperty("user.home") + File.separator,
                        new File("..").getAbsoluteFile().toPath().normalize().toString());
        assertThat(sbom.get("metadata").has("timestamp")).isFalse();
    }

    private static String file(JsonNode component) {
        return component.get("name").asString() + "-" + component.get("version").asString() + ".jar";
    }
}
