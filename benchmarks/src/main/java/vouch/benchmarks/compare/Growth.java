package vouch.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Options;

/** The command {@code growth}: what becomes of questions, commands and a replay when everything has become large. */
public final class Growth {

    private static final int ORDERS = 1_000_000;
    private static final int SECONDS = 3;

    private Growth() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only("orders", "seconds", "out");
        Duration time = Duration.ofSeconds(options.count("seconds", SECONDS));
        int orders = options.count("orders", ORDERS);
        Workplace.use(options, (product, folder, results) -> {
            List<Grown> grown = new ArrayList<>();
            for (Store store : Store.DATABASES) {
                out.printf("%s: from a thousand orders to %,d%n", store, orders);
                Path own = Files.createDirectories(folder.resolve(store.name()));
                Place place = store.open(own, product);
                try {
                    grown.addAll(new GrowthStages(store, place, product, own, time, out).run(orders));
                } finally {
                    place.database().close();
                }
                Grown stock = StockReplay.of(store, product, own, time);
                out.println("  " + stock);
                grown.add(stock);
            }
            List<Section> sections = List.of(Section.ratios(GrowthGoals.in(grown)), Section.growth(grown));
            sections.forEach(section -> out.printf("%n%s", section.markdown()));
            Json.write(grown, results.resolve("growth.json"));
            Files.writeString(results.resolve("growth.html"), GrowthPage.of(grown, sections));
        });
    }
}
