package vouch.benchmarks.compare;

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
import vouch.benchmarks.shop.Work;

/**
 * All contestants on one kind of database. They take turns: in every repeat each does each work once, so that a
 * disturbance hits all of them alike. While one works the others have nothing to do.
 */
final class Race implements AutoCloseable {

    private final Store store;
    private final Plan plan;
    private final PrintStream progress;
    private final Map<Contestant, Entrant> entrants = new EnumMap<>(Contestant.class);

    Race(Store store, Plan plan, Product product, Path folder, PrintStream progress) throws Exception {
        this.store = store;
        this.plan = plan;
        this.progress = progress;
        try {
            progress.printf("%s: starting %s%n", store, plan.contestants().get(store));
            for (Contestant contestant : plan.contestants().get(store)) {
                entrants.put(
                        contestant, enter(contestant, product, folder.resolve(store.name() + "-" + contestant.name())));
            }
            for (Entrant entrant : entrants.values()) {
                entrant.awaitReady();
            }
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private Entrant enter(Contestant contestant, Product product, Path folder) throws Exception {
        Files.createDirectories(folder);
        Place place = store.open(folder, product);
        int clients = plan.clients(contestant);
        return contestant.isOverHttp()
                ? new HttpEntrant(contestant, clients, place, product, folder)
                : new WorkerEntrant(contestant, clients, place, product, folder);
    }

    List<Run> run() throws Exception {
        for (Map.Entry<Contestant, Entrant> entrant : entrants.entrySet()) {
            warmUp(entrant.getKey(), entrant.getValue(), Work.MANY_CUSTOMERS);
            // One order at a time takes ways that many together do not.
            warmUp(entrant.getKey(), entrant.getValue(), Work.UNLOADED);
        }
        List<Run> runs = new ArrayList<>();
        List<Contestant> order = new ArrayList<>(entrants.keySet());
        for (int repeat = 1; repeat <= plan.repeats(); repeat++) {
            progress.printf("%s: repeat %d of %d%n", store, repeat, plan.repeats());
            for (Work work : plan.works()) {
                for (Contestant contestant : order) {
                    if (contestant.does(work)) {
                        runs.add(said(Run.of(store, contestant, work, repeat, entrants.get(contestant), plan)));
                    }
                }
            }
            // Whoever came first comes last.
            Collections.reverse(order);
        }
        return runs;
    }

    private void warmUp(Contestant contestant, Entrant entrant, Work work) throws Exception {
        if (contestant.does(work) && plan.works().contains(work)) {
            progress.printf("%s: warming up %s%n", store, contestant);
            entrant.prepare(work);
            Duration took = WarmUp.of(entrant).lasting(plan.warmUp(contestant));
            progress.printf("  %,10d s  %s%n", took.toSeconds(), contestant);
        }
    }

    private Run said(Run run) {
        progress.printf(
                Locale.ROOT, "  %,12.0f /s  %s: %s%n", Reading.PER_SECOND.of(run), run.contestant(), run.work());
        return run;
    }

    /** All of them, also when one cannot be. */
    @Override
    public void close() throws Exception {
        Exception failure = null;
        for (Entrant entrant : entrants.values()) {
            try {
                entrant.close();
            } catch (Exception e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
