package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Memory;
import vouch.benchmarks.shop.Job;
import vouch.benchmarks.shop.ShopJobs;
import vouch.benchmarks.shop.Work;

/** All that is started on one kind of database, in turn: in every repeat each starts once, alone. */
final class StartStages implements AutoCloseable {

    private static final Duration OPENING = Duration.ofMinutes(10);

    private final Store store;
    private final Product product;
    private final Path folder;
    private final PrintStream progress;
    private final Map<Starter, Place> places = new EnumMap<>(Starter.class);

    StartStages(Store store, Product product, Path folder, PrintStream progress) throws Exception {
        this.store = store;
        this.product = product;
        this.folder = folder;
        this.progress = progress;
        try {
            for (Starter starter : Starter.values()) {
                places.put(starter, store.open(Files.createDirectories(folder.resolve(starter.name())), product));
            }
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    List<Started> starts(int repeats) throws Exception {
        List<Starter> order = new ArrayList<>(List.of(Starter.values()));
        for (Starter starter : order) {
            // It makes its tables, and the system reads the files.
            start(starter).close();
        }
        List<Started> started = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            progress.printf("%s: repeat %d of %d%n", store, repeat, repeats);
            for (Starter starter : order) {
                started.add(said(started(starter, repeat)));
            }
            // Whoever came first comes last.
            Collections.reverse(order);
        }
        return started;
    }

    private Started started(Starter starter, int repeat) throws Exception {
        try (Server server = start(starter)) {
            Memory memory = Memory.of(server.process());
            return new Started(
                    store, starter, repeat, server.readyMillis(), memory.heapBytes(), memory.residentBytes());
        }
    }

    private Started said(Started one) {
        progress.printf(Locale.ROOT, "  %,12.0f ms  %s%n", one.millis(), one.starter());
        return one;
    }

    /** As many orders before it is looked at as afterwards: only then it knows its classes, and has filled what it keeps. */
    Opened opened(int orders) throws Exception {
        progress.printf("%s: opening orders%n", store);
        Place place = places.get(Starter.DELIVERED);
        try (Server vouch = start(Starter.DELIVERED)) {
            Job job = new ShopJobs(vouch.http(), Contestant.OVER_HTTP.clients()).prepare(Work.MANY_CUSTOMERS);
            Load load = new Load(job.clients(), OPENING, orders, Double.POSITIVE_INFINITY);
            load.run(job);
            double heap = Memory.of(vouch.process()).heapBytes();
            double stored = place.storedBytes();
            int opened = load.run(job).count();
            return new Opened(
                    store,
                    opened,
                    (Memory.of(vouch.process()).heapBytes() - heap) / opened,
                    (place.storedBytes() - stored) / opened);
        }
    }

    private Server start(Starter starter) throws IOException, InterruptedException {
        List<String> command = starter.command(places.get(starter), product);
        return new Server(starter.toString(), command, folder.resolve(starter.name() + ".log")).awaitReady();
    }

    @Override
    public void close() throws IOException {
        for (Place place : places.values()) {
            place.database().close();
        }
    }
}
