package vouch.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Options;
import vouch.benchmarks.Spread;
import vouch.benchmarks.inside.EventReadMeasurement;
import vouch.benchmarks.inside.Found;
import vouch.benchmarks.inside.SnapshotMeasurement;

/** The commands {@code snapshots} and {@code events}, which measure within the process of a Vouch. */
public final class Inside {

    private static final List<Integer> SNAPSHOT_EVERY = List.of(SnapshotMeasurement.NEVER, 50, 100, 200, 500);
    private static final int EVENTS = 200_000;

    private final Product product;
    private final Path folder;
    private final Section section;
    private final PrintStream progress;

    private Inside(Product product, Path folder, String title, PrintStream progress) {
        this.product = product;
        this.folder = folder;
        this.section = new Section(
                title, List.of("database", "figure", "unit", "median", "lowest – highest"), new ArrayList<>());
        this.progress = progress;
    }

    /** How long a command on a customer takes, by how many events it has and how often a snapshot is made. */
    public static void snapshots(Options options, PrintStream out) throws Exception {
        options.only("out");
        run(options, "Snapshots", SnapshotMeasurement.class, SNAPSHOT_EVERY, out);
    }

    /** How long it takes to read events: all of them by the size of a page, and new ones from memory and from the table. */
    public static void events(Options options, PrintStream out) throws Exception {
        options.only("events", "out");
        run(options, "Events", EventReadMeasurement.class, List.of(options.count("events", EVENTS)), out);
    }

    /** @param each one process of the measurement for each of these, on each database, which is empty */
    private static void run(Options options, String title, Class<?> measurement, List<Integer> each, PrintStream out)
            throws Exception {
        Workplace.use(options, (product, folder, results) -> {
            Inside inside = new Inside(product, folder, title, out);
            for (Store store : Store.DATABASES) {
                for (int argument : each) {
                    inside.measure(store, measurement, argument);
                }
            }
            out.printf("%n%s", inside.section.markdown());
        });
    }

    private void measure(Store store, Class<?> measurement, int argument) throws Exception {
        Path own = Files.createDirectories(folder.resolve(store.name() + "-" + argument));
        Place place = store.open(own, product);
        List<String> command = new ArrayList<>(
                List.of("-cp", product.classPath(Contestant.VOUCH), measurement.getName(), String.valueOf(argument)));
        command.addAll(place.vouchSettings());
        try (Child child = Child.start(own.resolve("measurement.log"), true, command)) {
            read(store, child.process().inputReader());
            if (child.process().waitFor() != 0) {
                throw child.failure("a measurement of " + store + " failed");
            }
        } finally {
            place.database().close();
        }
    }

    private void read(Store store, BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            Found found = JsonMapper.shared().readValue(line, Found.class);
            if (!found.values().isEmpty()) {
                Spread spread = Spread.of(found.values());
                List<String> row = List.of(
                        store.toString(),
                        found.figure(),
                        found.unit(),
                        Figure.of(spread.median()),
                        Section.range(spread));
                progress.println("  " + String.join("  ", row));
                section.rows().add(row);
            }
        }
    }
}
