package vouch.benchmarks.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;

/** The command {@code skew}: how unevenly customers order in an {@code operations.csv} of a conformance set. */
public final class Skew {

    private Skew() {}

    public static void run(Options options, PrintStream out) throws IOException {
        options.only();
        if (options.alone().size() != 1) {
            throw new Unusable("skew needs an operations.csv");
        }
        Map<String, Long> orders = Files.readAllLines(Path.of(options.alone().get(0))).stream()
                .map(line -> line.split(","))
                .filter(columns -> columns.length > 3 && columns[2].equals("order"))
                .collect(Collectors.groupingBy(columns -> columns[3], Collectors.counting()));
        long all = orders.values().stream().mapToLong(Long::longValue).sum();
        long most =
                orders.values().stream().mapToLong(Long::longValue).max().orElseThrow(() -> new Unusable("no orders"));
        out.printf(
                "%d orders of %d customers; the busiest makes %.2f%%: exponent %.2f%n",
                all, orders.size(), 100.0 * most / all, exponent(orders.size(), (double) most / all));
    }

    /** Of the law in which the busiest of so many has that share. */
    static double exponent(long customers, double busiest) {
        double low = 0;
        double high = 5;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (new Zipf(customers, middle).busiest() < busiest) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
