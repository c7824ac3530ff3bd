package vouch.acceptance.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the repository, whatever folder the tests are started in. */
public final class Project {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", "node_modules");

    public static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(folder -> folder != null)
            .filter(folder -> Files.exists(folder.resolve("docs/credit-rules.md")))
            .findFirst()
            .orElseThrow();

    private Project() {}

    public static String text(String path) {
        return text(ROOT.resolve(path));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file whose name ends so, outside of what is built or downloaded. */
    static List<Path> files(String... endings) {
        return under(ROOT)
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .toList();
    }

    private static Stream<Path> under(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream()
                    .filter(child -> !NOT_OURS.contains(child.getFileName().toString()))
                    .flatMap(child -> Files.isDirectory(child) ? under(child) : Stream.of(child));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
