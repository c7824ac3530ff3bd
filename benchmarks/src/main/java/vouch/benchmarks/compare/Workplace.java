package vouch.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import vouch.benchmarks.Options;

/** The folders of one command: where its results are, and beneath that one for its databases, which does not stay. */
final class Workplace {

    interface Task {
        void run(Product product, Path folder, Path results) throws Exception;
    }

    private Workplace() {}

    static void use(Options options, Task task) throws Exception {
        Path results = results(options);
        // Not where temporary files are: that is not always a disk.
        Path folder = Files.createTempDirectory(Files.createDirectories(results), "compare");
        try (Closeable cleaning = () -> delete(folder)) {
            task.run(new Product(folder.resolve("product")), folder, results);
        }
    }

    /** Absolute: H2 takes no other path. */
    static Path results(Options options) {
        return options.one("out")
                .map(Path::of)
                .orElseGet(() -> Product.here().resolveSibling("compare"))
                .toAbsolutePath();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
