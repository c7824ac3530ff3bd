package vouch.benchmarks.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vouch.benchmarks.Measured;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;

/** The command {@code scale}: computes the tables from what was measured; prints them, or puts them into a document. */
public final class Scale {

    private Scale() {}

    public static void run(Options options, PrintStream out) throws IOException {
        options.only();
        if (options.alone().isEmpty()) {
            throw new Unusable("scale needs the file that measure wrote");
        }
        Map<String, String> tables = tables(Path.of(options.alone().get(0)));
        if (options.alone().size() == 1) {
            tables.forEach((name, table) -> out.printf("%s%n%n%s%n", name, table));
        } else {
            Path document = Path.of(options.alone().get(1));
            Files.writeString(document, ScaleDocument.with(tables, Files.readString(document)));
        }
    }

    static Map<String, String> tables(Path measured) {
        return Tables.of(Measured.read(measured), Assumed.DEFAULT);
    }
}
