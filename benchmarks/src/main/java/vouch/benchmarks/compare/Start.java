package vouch.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Machine;
import vouch.benchmarks.Options;

/** The command {@code start}: how long until Vouch is ready, and what it needs then and for each open order. */
public final class Start {

    private static final int REPEATS = 5;
    private static final int ORDERS = 5_000;

    private Start() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only("repeats", "orders", "out");
        int repeats = options.count("repeats", REPEATS);
        int orders = options.count("orders", ORDERS);
        Workplace.use(options, (product, folder, results) -> {
            List<Started> started = new ArrayList<>();
            List<Opened> opened = new ArrayList<>();
            for (Store store : Store.DATABASES) {
                try (StartStages stages = new StartStages(store, product, folder.resolve(store.name()), out)) {
                    started.addAll(stages.starts(repeats));
                    opened.add(stages.opened(orders));
                }
            }
            AtRest found = new AtRest(Machine.words(), Runtime.getRuntime().availableProcessors(), started, opened);
            List<Section> sections = List.of(Section.ratios(found.rated()), StartPage.figures(found));
            sections.forEach(section -> out.printf("%n%s", section.markdown()));
            Json.write(found, results.resolve("start.json"));
            Files.writeString(results.resolve("start.html"), StartPage.of(found, sections));
        });
    }
}
