package vouch.benchmarks.compare;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vouch.benchmarks.shop.Work;

/** The contestants where there is place for one only: in every repeat each begins anew, when the one before has left. */
record Turns(Store store, Plan plan, Product product, Path folder, PrintStream progress) {

    /** It is too long until one is ready and warm to do everything. */
    private static final List<Work> WORKS = List.of(Work.MANY_CUSTOMERS);

    List<Run> run() throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int repeat = 1; repeat <= plan.repeats(); repeat++) {
            progress.printf("%s: turn %d of %d%n", store, repeat, plan.repeats());
            for (Contestant contestant : plan.contestants().get(store)) {
                Plan once = new Plan(Map.of(store, List.of(contestant)), WORKS, plan.time(), 1, plan.clients());
                try (Race alone = new Race(store, once, product, folder.resolve("turn-" + repeat), progress)) {
                    for (Run run : alone.run()) {
                        runs.add(run.in(repeat));
                    }
                }
            }
        }
        return runs;
    }
}
