package vouch.benchmarks.compare;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;

/** Opens an account, and fills everything in it that {@code docs/credit-rules.md} bounds. */
record FullAccount(Vouch vouch, String account) {

    static final int WAITING = 1_000;

    private static final int DUE_DATES = 800;
    private static final int SETTLED = 1_000;
    private static final int TEMPORARY_LIMITS = 50;
    private static final int CLIENTS = 64;
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
    static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DUE_DATES);

    /** In pence: more than all its orders together. */
    static final long EVERYTHING = 1_000_000_000L;

    void open() {
        vouch.send(
                "POST",
                "/api/customers",
                Map.of(
                        "customerId",
                        account,
                        "name",
                        "Desk",
                        "creditLimit",
                        Vouch.money(EVERYTHING),
                        "on",
                        "2011-01-01"));
        vouch.send(
                "PUT",
                path(account, "terms"),
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

    void openAndFill() throws InterruptedException {
        open();
        Load.counting(CLIENTS, SETTLED).run(this::chargeOne);
        for (int number = 0; number < TEMPORARY_LIMITS; number++) {
            String day = LAST_DAY.plusYears(1).plusDays(number).toString();
            vouch.send(
                    "POST",
                    path(account, "temporary-limits"),
                    Map.of("amount", Vouch.money(1), "from", day, "until", day, "on", LAST_DAY.toString()));
        }
        limit(0);
        Load.counting(CLIENTS, WAITING).run(this::defer);
    }

    /** An order that waits: there must be no credit for it. */
    void defer(int number) {
        order(waiting(number, account), LAST_DAY, "WAITING");
    }

    /** Some on the same day, since the account remembers more settled orders than due dates. */
    private void chargeOne(int number) {
        String id = "desk-charged-" + number + "-" + account;
        LocalDate day = FIRST_DAY.plusDays(number % DUE_DATES);
        order(id, day, "RESERVED");
        vouch.send("POST", "/api/orders/" + id + "/shipment", Map.of("on", day.toString()));
    }

    private void order(String id, LocalDate on, String credit) {
        Object line = Map.of("sku", "TEAPOT", "quantity", 1, "unitPrice", Vouch.money(100));
        String found = vouch.send(
                        "POST",
                        "/api/orders",
                        Map.of("orderId", id, "customerId", account, "lines", List.of(line), "on", on.toString()))
                .path("credit")
                .asString();
        if (!found.equals(credit)) {
            throw new Unusable("the credit of an order is " + found + " where it should be " + credit);
        }
    }

    void limit(long pence) {
        vouch.send(
                "PUT",
                path(account, "credit-limit"),
                Map.of("creditLimit", Vouch.money(pence), "on", LAST_DAY.toString()));
    }

    /** The id of an order that waits. */
    static String waiting(int number, String account) {
        return "desk-waits-" + number + "-" + account;
    }

    static String path(String account, String what) {
        return "/api/customers/" + account + "/" + what;
    }
}
