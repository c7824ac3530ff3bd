package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import vouch.app.Settings;

/** The README names every setting of Vouch's own, and each with its default. */
class SettingsTest {

    private final List<List<String>> rows =
            Markdown.of("README.md").section("Settings").rows();

    @Test
    void areThoseOfTheReadme() {
        assertThat(names().filter(name -> name.startsWith("vouch.")))
                .containsExactlyElementsOf(Stream.of(Settings.class.getRecordComponents())
                        .map(component -> "vouch." + kebab(component.getName()))
                        .toList());
    }

    @Test
    void haveTheDefaultsOfTheReadme() throws IOException {
        PropertySource<?> defaults = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml"))
                .get(0);

        assertThat(rows.stream().skip(1)).hasSizeGreaterThanOrEqualTo(5).allSatisfy(row -> assertThat(row.get(1))
                .isEqualTo("`" + defaults.getProperty(name(row)) + "`"));
    }

    private Stream<String> names() {
        return rows.stream().skip(1).map(SettingsTest::name);
    }

    private static String name(List<String> row) {
        return row.get(0).replace("`", "");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
