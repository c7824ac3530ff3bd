package vouch.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vouch.benchmarks.Spread;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;

/** Customers whose streams are of very different length, by how many events they have. */
record Histories(Map<Integer, String> customers) {

    private static final List<Integer> EVENTS = List.of(100, 1_000, 10_000, 100_000);
    private static final int COMMANDS = 100;
    private static final int ROUNDS = 3;

    static Histories registered(Vouch vouch) {
        Map<Integer, String> customers = new TreeMap<>();
        for (int events : EVENTS) {
            String customer = "growth-" + UUID.randomUUID();
            vouch.register(customer, 1_000_000);
            customers.put(events, customer);
        }
        return new Histories(customers);
    }

    /** The shortest gets as long as it is named by the commands that do not count. */
    void lengthen(BulkChild bulk) throws IOException, InterruptedException {
        for (int events : EVENTS.subList(1, EVENTS.size())) {
            bulk.run("changes", customers.get(events), events);
        }
    }

    /**
     * Milliseconds of a command by the length of the stream. They take turns, and the first round does not count: it makes
     * snapshots, and the virtual machine faster.
     */
    Map<Integer, Double> commandMillis(Vouch vouch) throws InterruptedException {
        Map<Integer, List<Double>> medians = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<Integer, String> customer : customers.entrySet()) {
                double median = Load.counting(1, COMMANDS)
                        .run(number -> vouch.change(customer.getValue(), number))
                        .medianMillis();
                if (round > 0) {
                    medians.computeIfAbsent(customer.getKey(), any -> new ArrayList<>())
                            .add(median);
                }
            }
        }
        Map<Integer, Double> millis = new TreeMap<>();
        medians.forEach((events, all) -> millis.put(events, Spread.of(all).median()));
        return millis;
    }
}
