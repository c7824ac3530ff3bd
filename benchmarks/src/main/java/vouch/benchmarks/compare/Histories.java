package vouch.benchmarks.compare;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import vouch.benchmarks.Spread;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;

/** Customers whose streams are of very different length, by how many events they have. */
record Histories(SortedMap<Integer, String> customers) {

    private static final int MOST = 1_000_000;
    private static final List<Integer> EVENTS = List.of(100, 1_000, 10_000, 100_000, MOST);
    private static final int COMMANDS = 100;
    private static final int QUESTIONS = 200;
    private static final int ROUNDS = 3;

    static Histories registered(Vouch vouch) {
        SortedMap<Integer, String> customers = new TreeMap<>();
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

    /** A question about a customer, and where the answer is found. */
    interface Past {
        String path(String customer);
    }

    static Past newestPage() {
        return customer -> "/api/customers/" + customer + "/timeline?order=newest";
    }

    /** As it was halfway between its registration and its last event. */
    static Past halfway(Vouch vouch) {
        Map<String, String> moments = new HashMap<>();
        return customer -> moments.computeIfAbsent(customer, any -> {
            String path = "/api/customers/" + customer;
            Instant first = Instant.parse(vouch.get(path).path("registeredAt").asString());
            Instant last = Instant.parse(vouch.get(path + "/timeline?order=newest&limit=1")
                    .at("/items/0/at")
                    .asString());
            return path + "?asOf=" + first.plus(Duration.between(first, last).dividedBy(2));
        });
    }

    /** Milliseconds of a question by the length of the stream. They take turns, and the first round does not count. */
    Map<Integer, Double> pastMillis(Vouch vouch, Past past) throws InterruptedException {
        Map<Integer, List<Double>> medians = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<Integer, String> customer : customers.entrySet()) {
                double median = Load.counting(1, QUESTIONS)
                        .run(number -> vouch.get(past.path(customer.getValue())))
                        .medianMillis();
                if (round > 0) {
                    medians.computeIfAbsent(customer.getKey(), any -> new ArrayList<>())
                            .add(median);
                }
            }
        }
        return medians(medians);
    }

    /**
     * Milliseconds of a command by the length of the stream. They take turns, and the first round does not count: it makes
     * snapshots, and the virtual machine faster.
     */
    Map<Integer, Double> commandMillis(Vouch vouch) throws InterruptedException {
        Map<Integer, List<Double>> medians = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<Integer, String> customer : customers.headMap(MOST).entrySet()) {
                double median = Load.counting(1, COMMANDS)
                        .run(number -> vouch.change(customer.getValue(), number))
                        .medianMillis();
                if (round > 0) {
                    medians.computeIfAbsent(customer.getKey(), any -> new ArrayList<>())
                            .add(median);
                }
            }
        }
        return medians(medians);
    }

    private static Map<Integer, Double> medians(Map<Integer, List<Double>> rounds) {
        Map<Integer, Double> millis = new TreeMap<>();
        rounds.forEach((events, all) -> millis.put(events, Spread.of(all).median()));
        return millis;
    }
}
