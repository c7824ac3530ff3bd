package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vouch.benchmarks.Spread;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;

/**
 * An account in which everything is full that {@code docs/credit-rules.md} bounds, and a new one beside it. The full one
 * has 1,000 orders that wait, so each of its commands looks at all of them.
 */
record CreditDesk(Vouch vouch, String fresh, String full) {

    private static final int COMMANDS = 100;
    private static final int ROUNDS = 3;

    /** The second may still be in progress when the process ends. */
    private static final int EVENTS_OF_TWO_SNAPSHOTS = 200;

    private static final long APPROVED_NANOS = TimeUnit.MINUTES.toNanos(5);

    static CreditDesk filled(Vouch vouch) throws InterruptedException {
        String prefix = "desk-" + UUID.randomUUID();
        CreditDesk desk = new CreditDesk(vouch, prefix + "-new", prefix + "-full");
        new FullAccount(vouch, desk.fresh).open();
        new FullAccount(vouch, desk.full).openAndFill();
        return desk;
    }

    /** The name of a full account that stays full, with a snapshot of that. The other one is freed. */
    static String kept(Vouch vouch) throws InterruptedException {
        FullAccount account = new FullAccount(vouch, "desk-" + UUID.randomUUID() + "-kept");
        account.openAndFill();
        for (int number = 0; number < EVENTS_OF_TWO_SNAPSHOTS; number++) {
            account.limit(number % 2);
        }
        return account.account();
    }

    /** Milliseconds of a command by how many orders wait in the account. They take turns, and the first round does not count. */
    Map<Integer, Double> commandMillis() throws InterruptedException {
        Map<Integer, String> accounts = new TreeMap<>(Map.of(0, fresh, FullAccount.WAITING, full));
        Map<Integer, List<Double>> medians = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<Integer, String> account : accounts.entrySet()) {
                double median = Load.counting(1, COMMANDS)
                        .run(number -> change(account.getValue(), number))
                        .medianMillis();
                if (round > 0) {
                    medians.computeIfAbsent(account.getKey(), any -> new ArrayList<>())
                            .add(median);
                }
            }
        }
        Map<Integer, Double> millis = new TreeMap<>();
        medians.forEach((waiting, all) -> millis.put(waiting, Spread.of(all).median()));
        return millis;
    }

    /** Never so much that a waiting order gets credit. */
    private void change(String customer, int pence) {
        new FullAccount(vouch, customer).limit(pence % 2);
    }

    /**
     * A payment that frees every waiting order.
     *
     * @param millis until it was answered
     * @param ordersPerSecond from its beginning until every order was approved
     */
    record Freed(double millis, double ordersPerSecond) {}

    Freed free() {
        long start = System.nanoTime();
        vouch.send(
                "POST",
                FullAccount.path(full, "payments"),
                Map.of(
                        "paymentId",
                        "P-1",
                        "amount",
                        Vouch.money(FullAccount.EVERYTHING),
                        "on",
                        FullAccount.LAST_DAY.toString()));
        double millis = (System.nanoTime() - start) / 1e6;
        for (int number = 0; number < FullAccount.WAITING; number++) {
            awaitApproved(FullAccount.waiting(number, full));
        }
        return new Freed(millis, FullAccount.WAITING / ((System.nanoTime() - start) / 1e9));
    }

    private void awaitApproved(String order) {
        long end = System.nanoTime() + APPROVED_NANOS;
        while (!vouch.get("/api/orders/" + order).path("status").asString().equals("APPROVED")) {
            if (System.nanoTime() > end) {
                throw new Unusable("an order that got credit was not approved in time");
            }
        }
    }
}
