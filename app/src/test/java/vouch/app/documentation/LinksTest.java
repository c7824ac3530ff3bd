package vouch.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every link of every document leads somewhere, and every type that one names is there. */
class LinksTest {

    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");

    private final List<Markdown> documents =
            Project.files(".md").stream().map(Markdown::of).toList();

    @Test
    void leadToFilesAndHeadingsThatExist() {
        assertThat(documents.stream().flatMap(document -> document.links().stream()))
                .hasSizeGreaterThan(50);
        assertThat(documents.stream().flatMap(document -> document.links().stream()
                        .filter(link -> !link.contains("://") && !leadsSomewhere(document, link))
                        .map(link -> document + " links to " + link)))
                .isEmpty();
    }

    /** But for a decision that a later one takes back, which stays as it was. */
    @Test
    void nameTypesThatOccurInTheSources() {
        String sources = Project.files(".java", ".xml", ".yml", ".sql").stream()
                .map(Project::text)
                .collect(Collectors.joining("\n"));

        Set<Path> takenBack = takenBack();
        assertThat(documents.stream()
                        .filter(document -> !takenBack.contains(document.file()))
                        .flatMap(document -> document.codes().stream()
                                .filter(code -> TYPE.matcher(code).matches())
                                .filter(type -> !Pattern.compile("\\b" + type + "\\b")
                                        .matcher(sources)
                                        .find())
                                .map(type -> document + " names " + type)))
                .isEmpty();
    }

    private Set<Path> takenBack() {
        return documents.stream()
                .flatMap(document -> document.paragraphs().stream())
                .filter(paragraph -> paragraph.text().startsWith("Takes back "))
                .flatMap(paragraph -> paragraph.links().stream().map(paragraph::resolve))
                .collect(Collectors.toSet());
    }

    private static boolean leadsSomewhere(Markdown document, String link) {
        String[] fileAndAnchor = link.split("#", 2);
        Markdown target = document;
        if (!fileAndAnchor[0].isEmpty()) {
            if (!Files.exists(document.resolve(fileAndAnchor[0]))) {
                return false;
            }
            if (fileAndAnchor.length == 1) {
                return true;
            }
            target = Markdown.of(document.resolve(fileAndAnchor[0]));
        }
        return target.anchors().contains(fileAndAnchor[1]);
    }
}
