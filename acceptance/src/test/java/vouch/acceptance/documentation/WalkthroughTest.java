package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stop of a walkthrough tells a reader to look at is in a file that the same stop links to. */
class WalkthroughTest {

    private static final Pattern NAME = Pattern.compile("(\\w+)(?:\\((\\w*)\\))?");

    static Stream<Markdown> stops() {
        return Stream.of("docs/walkthrough.md", "docs/under-the-floor.md").flatMap(page -> stopsOf(page).stream());
    }

    private static List<Markdown> stopsOf(String page) {
        return Markdown.of(page).paragraphs().stream()
                .filter(paragraph -> paragraph.text().startsWith("**"))
                .toList();
    }

    /** Whoever wants to know what Vouch does reads these, and nothing else. */
    @Test
    void followsOneOrderInEightFiles() {
        List<Path> files = stopsOf("docs/walkthrough.md").stream()
                .flatMap(stop -> stop.links().stream().map(stop::resolve))
                .toList();

        assertThat(files).hasSize(8).doesNotHaveDuplicates();
        assertThat(files.stream()
                        .mapToLong(file -> Project.text(file).lines().count())
                        .sum())
                .isLessThan(850);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void showsWhatItNames(Markdown stop) {
        String linked =
                stop.links().stream().map(stop::resolve).map(Project::text).collect(Collectors.joining("\n"));

        assertThat(stop.links()).isNotEmpty();
        assertThat(stop.codes())
                .filteredOn(code -> NAME.matcher(code).matches())
                .allMatch(name -> pattern(name).matcher(linked).find());
    }

    /** A type, a field or a constant by its name, and a method by its name and the type of its first parameter. */
    private static Pattern pattern(String code) {
        Matcher name = NAME.matcher(code);
        name.matches();
        String argument = name.group(2) == null ? "" : "\\(" + name.group(2);
        return Pattern.compile("\\b" + name.group(1) + argument + "\\b");
    }
}
