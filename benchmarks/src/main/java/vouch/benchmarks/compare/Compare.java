package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Machine;
import vouch.benchmarks.Options;

/**
 * The command {@code compare}: the same work on Vouch, on stock Axon and on plain JDBC, and the raw appends that none of
 * them goes beyond, in one run.
 */
public final class Compare {

    private Compare() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only("short", "seconds", "repeats", "clients", "work", "out");
        boolean hasAxonServer = AxonServer.in(System.getenv()).isPresent();
        Plan plan = Plan.of(options, hasAxonServer);
        if (!hasAxonServer && !options.isShort()) {
            out.printf("without Axon Server: %s and %s are not set%n", AxonServer.ADDRESS, AxonServer.CONTROL);
        }
        Workplace.use(options, (product, folder, results) -> {
            List<Run> runs = new ArrayList<>();
            for (Store store : plan.contestants().keySet()) {
                runs.addAll(
                        Store.DATABASES.contains(store)
                                ? together(store, plan, product, folder, out)
                                : new Turns(store, plan, product, folder, out).run());
            }
            report(new Compared(Machine.words(), Runtime.getRuntime().availableProcessors(), runs), results, out);
        });
    }

    private static List<Run> together(Store store, Plan plan, Product product, Path folder, PrintStream out)
            throws Exception {
        try (Race race = new Race(store, plan, product, folder, out)) {
            return race.run();
        }
    }

    private static void report(Compared compared, Path results, PrintStream out) throws IOException {
        List<Section> sections = new ArrayList<>(List.of(Section.ratios(Goal.in(compared))));
        compared.stores().forEach(store -> sections.add(Section.figures(compared, store)));
        sections.forEach(section -> out.printf("%n%s", section.markdown()));
        Json.write(compared, results.resolve("compare.json"));
        Files.writeString(results.resolve("compare.html"), ComparePage.of(compared, sections));
    }
}
