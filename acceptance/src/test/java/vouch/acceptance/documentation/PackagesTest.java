package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package says in one sentence what is in it. */
class PackagesTest {

    private static final String INFO = "package-info.java";
    private static final Pattern ONE_SENTENCE = Pattern.compile("/\\*\\*[^.]*\\.\\s*\\*/\\s*package [\\w.]+;\\s*");

    private final Set<Path> packages = Project.files(".java").stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(Path::getParent)
            .collect(Collectors.toSet());

    @Test
    void sayWhatIsInThem() {
        assertThat(packages).hasSizeGreaterThan(20);
        List<Path> silent = packages.stream()
                .filter(folder -> !Files.exists(folder.resolve(INFO))
                        || !ONE_SENTENCE
                                .matcher(Project.text(folder.resolve(INFO)))
                                .matches())
                .toList();

        assertThat(silent).isEmpty();
    }
}
