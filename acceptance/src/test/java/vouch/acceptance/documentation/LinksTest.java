package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** But for a decision that says at its top that it is superseded: it stays as it was. */
    @Test
    void nameTypesThatOccurInTheSources() {
        String sources = Project.files(".java", ".xml", ".yml", ".sql").stream()
                .map(Project::text)
                .collect(Collectors.joining("\n"));

        Set<Markdown> superseded = decisions().filter(LinksTest::isSuperseded).collect(Collectors.toSet());
        assertThat(documents.stream()
                        .filter(document -> !superseded.contains(document))
                        .flatMap(document -> document.codes().stream()
                                .filter(code -> TYPE.matcher(code).matches())
                                .filter(type -> !Pattern.compile("\\b" + type + "\\b")
                                        .matcher(sources)
                                        .find())
                                .map(type -> document + " names " + type)))
                .isEmpty();
    }

    /** A reader of the earlier page must not take for true what is not so any more. */
    @Test
    void sayOnTheEarlierPageWhatALaterOneTakesBack() {
        List<String> takenBack = decisions()
                .filter(page -> opening(page).text().startsWith("Takes back "))
                .flatMap(page -> opening(page).links().stream()
                        .map(link -> Markdown.of(page.resolve(link)))
                        .filter(earlier -> !supersededBy(page, earlier))
                        .map(earlier -> earlier + " does not say that it is superseded by " + page))
                .toList();

        assertThat(takenBack).isEmpty();
    }

    private static boolean supersededBy(Markdown later, Markdown earlier) {
        return isSuperseded(earlier)
                && opening(earlier).links().stream().map(earlier::resolve).anyMatch(later.file()::equals);
    }

    private static boolean isSuperseded(Markdown page) {
        return opening(page).text().startsWith("Superseded ");
    }

    /** The first paragraph after the title. */
    private static Markdown opening(Markdown page) {
        return page.paragraphs().get(1);
    }

    private Stream<Markdown> decisions() {
        return documents.stream()
                .filter(document -> document.file().getFileName().toString().matches("\\d{4}-.*"));
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
