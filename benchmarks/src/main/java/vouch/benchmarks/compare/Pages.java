package vouch.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Options;
import vouch.benchmarks.Spread;

/** The command {@code pages}: how long the console's pages take, beside their queries over the API, while orders flow. */
public final class Pages {

    private static final int ORDERS = 1_000_000;
    private static final int CUSTOMERS = 100_000;
    private static final int RATE = 200;
    private static final int SECONDS = 180;

    private static final Bound BOUND = Bound.atMost(5, 2);

    private Pages() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only("orders", "customers", "rate", "seconds", "out");
        int orders = options.count("orders", ORDERS);
        int customers = options.count("customers", CUSTOMERS);
        int rate = options.count("rate", RATE);
        Duration time = Duration.ofSeconds(options.count("seconds", SECONDS));
        Workplace.use(options, (product, folder, results) -> {
            List<Shown> shown = new ArrayList<>();
            for (Store store : Store.DATABASES) {
                out.printf("%s: %,d orders, %,d customers, %,d orders a second%n", store, orders, customers, rate);
                Path own = Files.createDirectories(folder.resolve(store.name()));
                Place place = store.open(own, product);
                try {
                    shown.addAll(new PageStages(store, place, product, own, time, out).run(orders, customers, rate));
                } finally {
                    place.database().close();
                }
            }
            List.of(ratios(shown), figures(shown)).forEach(section -> out.printf("%n%s", section.markdown()));
            Json.write(shown, results.resolve("pages.json"));
        });
    }

    static Section ratios(List<Shown> shown) {
        return Section.ratios(shown.stream()
                .map(one -> new Rated(
                        one.store(), one.page() + " ÷ its queries", "ms", Spread.of(List.of(one.ratio())), BOUND))
                .toList());
    }

    static Section figures(List<Shown> shown) {
        return new Section(
                "Figures, 95 % of the answers",
                List.of("database", "page", "ms", "its queries, ms"),
                shown.stream()
                        .map(one -> List.of(
                                one.store().toString(),
                                one.page(),
                                Figure.of(one.pageMillis()),
                                Figure.of(one.queriesMillis())))
                        .toList());
    }
}
