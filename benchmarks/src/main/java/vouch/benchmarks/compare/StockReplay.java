package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.STOCK;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vouch.benchmarks.compare.Grown.Kind;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;

/** Stock Axon makes its order view again, of the events of the orders it took before: few, since it takes one at a time. */
final class StockReplay {

    private static final int EVENTS = 10_000;

    private StockReplay() {}

    /** @param time as long as it takes orders, until there are enough */
    static Grown of(Store store, Product product, Path folder, Duration time) throws Exception {
        Path own = Files.createDirectories(folder.resolve("stock"));
        try (Entrant stock = new WorkerEntrant(STOCK, STOCK.clients(), store.open(own, product), product, own)) {
            stock.awaitReady();
            stock.prepare(Work.MANY_CUSTOMERS);
            int events = 0;
            while (events < EVENTS) {
                events += (int) stock.work(time).units() * GrowthStages.EVENTS_OF_ORDER;
            }
            stock.prepare(Work.REPLAYED);
            // One replay, or several where they take less than that.
            Done replays = stock.work(Duration.ofSeconds(1));
            return new Grown(store, Kind.STOCK_REPLAY, events, events * replays.units() / replays.seconds());
        }
    }
}
