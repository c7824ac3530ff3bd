package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** {@code docs/settings.md} has every setting of Vouch, and every other setting that a document names. */
class SettingsTest {

    private static final Pattern NAMED =
            Pattern.compile("[` ](?:--)?((?:spring|axon|server|management)(?:\\.[a-z\\d-]+)+)(?=[`=])");

    private final Markdown page = Markdown.of("docs/settings.md");
    private final List<PropertySource<?>> file;

    SettingsTest() throws IOException {
        file = new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"));
    }

    /** The table is made of what the code says, so a failure of this test prints the rows to copy. */
    @Test
    void ofVouchAreDescribedAsInTheCode() {
        List<List<String>> described = Metadata.settings()
                .filter(setting -> name(setting).startsWith("vouch."))
                .map(setting -> List.of(
                        code(name(setting)),
                        code(setting.get("type").asString().replaceAll("\\b[a-z]+\\.", "")),
                        defaults(name(setting)),
                        setting.get("description").asString()))
                .toList();

        assertThat(described).hasSizeGreaterThanOrEqualTo(4);
        assertThat(rows(page.section("Vouch"))).containsExactlyInAnyOrderElementsOf(described);
    }

    /** The file has the defaults, too: conditions read {@code vouch.demo} before any record is bound. */
    @Test
    void ofVouchHaveTheSameDefaultsInTheCodeAndInTheFile() {
        assertThat(Metadata.settings().filter(setting -> name(setting).startsWith("vouch.")))
                .allSatisfy(setting -> assertThat(inFile(name(setting))).isEqualTo(inCode(name(setting))));
    }

    @Test
    void haveTheirDefaults() {
        assertThat(rows(page)).hasSizeGreaterThan(15).allSatisfy(row -> assertThat(row.get(row.size() - 2))
                .isEqualTo(defaults(row.get(0).replace("`", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/deployment.md", "docs/http-api.md"})
    void haveThoseThatAnotherDocumentNames(String document) {
        assertThat(NAMED.matcher(Project.text(document)).results().map(named -> code(named.group(1))))
                .isNotEmpty()
                .isSubsetOf(names(page).toList());
    }

    @Test
    void areShortInTheReadme() {
        assertThat(rows(Markdown.of("README.md").section("Settings")))
                .hasSizeBetween(2, 4)
                .allSatisfy(row -> {
                    assertThat(names(page)).contains(row.get(0));
                    assertThat(defaults(row.get(0).replace("`", ""))).startsWith(row.get(1));
                });
    }

    private static Stream<String> names(Markdown document) {
        return rows(document).stream().map(row -> row.get(0));
    }

    /** Without the headers. */
    private static List<List<String>> rows(Markdown document) {
        return document.rows().stream()
                .filter(row -> row.get(0).startsWith("`"))
                .toList();
    }

    /** Of the file, or else of the code: {@code `40`; `30` with `postgres`}. */
    private String defaults(String name) {
        List<String> values = new ArrayList<>();
        inFile(name)
                .or(() -> isInFile(name) ? Optional.empty() : inCode(name))
                .map(SettingsTest::code)
                .ifPresent(values::add);
        file.stream()
                .skip(1)
                .filter(document -> document.containsProperty(name))
                .map(document -> code(document.getProperty(name)) + " with "
                        + code(document.getProperty("spring.config.activate.on-profile"))
                                .replace(" | ", "` or `"))
                .forEach(values::add);
        return String.join("; ", values);
    }

    private Optional<String> inFile(String name) {
        return Optional.ofNullable(file.get(0).getProperty(name)).map(Objects::toString);
    }

    private boolean isInFile(String name) {
        return file.stream().anyMatch(document -> document.containsProperty(name));
    }

    private static Optional<String> inCode(String name) {
        return Metadata.settings()
                .filter(setting -> name(setting).equals(name) && setting.has("defaultValue"))
                .findFirst()
                .map(setting -> setting.get("defaultValue").asString().replaceAll("^\\[|]$", ""));
    }

    private static String name(JsonNode setting) {
        return setting.get("name").asString();
    }

    private static String code(Object text) {
        return "`" + text + "`";
    }
}
