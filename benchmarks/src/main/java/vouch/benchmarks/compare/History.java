package vouch.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Options;

/** The command {@code history}: how fast all events are read again, by whoever does so, and what clients notice of it. */
public final class History {

    private static final int EVENTS = 1_000_000;
    private static final int SECONDS = 15;

    private History() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only("events", "seconds", "out");
        int events = options.count("events", EVENTS);
        Duration time = Duration.ofSeconds(options.count("seconds", SECONDS));
        Workplace.use(options, (product, folder, results) -> {
            List<Retold> retold = new ArrayList<>();
            for (Store store : Store.DATABASES) {
                out.printf("%s: %,d events%n", store, events);
                Path own = Files.createDirectories(folder.resolve(store.name()));
                Place place = store.open(own, product);
                try {
                    retold.addAll(new HistoryStages(store, place, product, own, time, out).run(events));
                } finally {
                    place.database().close();
                }
            }
            List<Section> sections = List.of(Section.ratios(HistoryGoals.in(retold)), HistoryGoals.figures(retold));
            sections.forEach(section -> out.printf("%n%s", section.markdown()));
            Json.write(retold, results.resolve("history.json"));
        });
    }
}
