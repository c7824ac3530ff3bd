package vouch.benchmarks.compare;

import java.time.LocalDate;
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

    static final int WAITING = 1_000;

    private static final int DUE_DATES = 800;
    private static final int SETTLED = 1_000;
    private static final int TEMPORARY_LIMITS = 50;
    private static final int CLIENTS = 64;
    private static final int COMMANDS = 100;
    private static final int ROUNDS = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
    private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DUE_DATES);

    private static final long APPROVED_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** What the waiting orders, and the payment that frees them, add up to. */
    private static final long EVERYTHING = 1_000_000_000L;

    static CreditDesk filled(Vouch vouch) throws InterruptedException {
        String prefix = "desk-" + UUID.randomUUID();
        CreditDesk desk = new CreditDesk(vouch, prefix + "-new", prefix + "-full");
        desk.open(desk.fresh);
        desk.open(desk.full);
        desk.fill();
        return desk;
    }

    private void open(String customer) {
        vouch.send(
                "POST",
                "/api/customers",
                Map.of(
                        "customerId",
                        customer,
                        "name",
                        "Desk",
                        "creditLimit",
                        Vouch.money(EVERYTHING),
                        "on",
                        "2011-01-01"));
        vouch.send(
                "PUT",
                path(customer, "terms"),
                Map.of(
                        "onShortage",
                        "WAIT",
                        "tolerancePercent",
                        0,
                        "paymentDays",
                        30,
                        "overdueMinimum",
                        Vouch.money(0),
                        "on",
                        "2011-01-01"));
    }

    private void fill() throws InterruptedException {
        Load.counting(CLIENTS, SETTLED).run(this::chargeOne);
        for (int number = 0; number < TEMPORARY_LIMITS; number++) {
            String day = LAST_DAY.plusYears(1).plusDays(number).toString();
            vouch.send(
                    "POST",
                    path(full, "temporary-limits"),
                    Map.of("amount", Vouch.money(1), "from", day, "until", day, "on", LAST_DAY.toString()));
        }
        change(full, 0);
        Load.counting(CLIENTS, WAITING).run(number -> order("desk-waits-" + number + "-" + full, LAST_DAY, "WAITING"));
    }

    /** Some on the same day, since the account remembers more settled orders than due dates. */
    private void chargeOne(int number) {
        String id = "desk-charged-" + number + "-" + full;
        LocalDate day = FIRST_DAY.plusDays(number % DUE_DATES);
        order(id, day, "RESERVED");
        vouch.send("POST", "/api/orders/" + id + "/shipment", Map.of("on", day.toString()));
    }

    private void order(String id, LocalDate on, String credit) {
        Object line = Map.of("sku", "TEAPOT", "quantity", 1, "unitPrice", Vouch.money(100));
        String found = vouch.send(
                        "POST",
                        "/api/orders",
                        Map.of("orderId", id, "customerId", full, "lines", List.of(line), "on", on.toString()))
                .path("credit")
                .asString();
        if (!found.equals(credit)) {
            throw new Unusable("the credit of an order is " + found + " where it should be " + credit);
        }
    }

    /** Milliseconds of a command by how many orders wait in the account. They take turns, and the first round does not count. */
    Map<Integer, Double> commandMillis() throws InterruptedException {
        Map<Integer, String> accounts = new TreeMap<>(Map.of(0, fresh, WAITING, full));
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
        vouch.send(
                "PUT",
                path(customer, "credit-limit"),
                Map.of("creditLimit", Vouch.money(pence % 2), "on", LAST_DAY.toString()));
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
                path(full, "payments"),
                Map.of("paymentId", "P-1", "amount", Vouch.money(EVERYTHING), "on", LAST_DAY.toString()));
        double millis = (System.nanoTime() - start) / 1e6;
        for (int number = 0; number < WAITING; number++) {
            awaitApproved("desk-waits-" + number + "-" + full);
        }
        return new Freed(millis, WAITING / ((System.nanoTime() - start) / 1e9));
    }

    private void awaitApproved(String order) {
        long end = System.nanoTime() + APPROVED_NANOS;
        while (!vouch.get("/api/orders/" + order).path("status").asString().equals("APPROVED")) {
            if (System.nanoTime() > end) {
                throw new Unusable("an order that got credit was not approved in time");
            }
        }
    }

    private static String path(String customer, String what) {
        return "/api/customers/" + customer + "/" + what;
    }
}
