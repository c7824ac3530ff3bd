package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import vouch.benchmarks.compare.Grown.Kind;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;
import vouch.benchmarks.shop.BulkOrder;

/** The product over HTTP on one database that grows; it is stopped whenever rows are put into it. */
final class GrowthStages {

    private static final int FEW_ORDERS = 1_000;
    static final int EVENTS_OF_ORDER = 3;
    private static final int ORDERS_OF_ACCOUNT = 10;
    private static final int LONGEST_PAGE = 500;
    private static final int TOTALS = 5;

    private final Store store;
    private final Place place;
    private final Product product;
    private final Path folder;
    private final BulkChild bulk;
    private final Duration time;
    private final PrintStream progress;
    private final List<Grown> grown = new ArrayList<>();

    GrowthStages(Store store, Place place, Product product, Path folder, Duration time, PrintStream progress) {
        this.store = store;
        this.place = place;
        this.product = product;
        this.folder = folder;
        this.bulk = new BulkChild(place, product, folder.resolve("bulk.log"));
        this.time = time;
        this.progress = progress;
    }

    /** @param most orders in the lists, and events in the replay */
    List<Grown> run(int most) throws Exception {
        Histories histories;
        try (Server vouch = start()) {
            histories = Histories.registered(vouch.http());
        }
        int shown = 0;
        for (int orders : sizes(most)) {
            bulk.run("orders", shown + 1, orders);
            bulk.run("accounts", shown / ORDERS_OF_ACCOUNT + 1, orders / ORDERS_OF_ACCOUNT);
            queries(orders);
            shown = orders;
        }
        histories.lengthen(bulk);
        try (Server vouch = start()) {
            awaitSeen(vouch.http());
        }
        replay(most / EVENTS_OF_ORDER, histories);
        desk();
        return grown;
    }

    /** Each ten times the one before, but for the last. */
    private static List<Integer> sizes(int most) {
        return IntStream.concat(
                        IntStream.iterate(FEW_ORDERS, orders -> orders < most, orders -> 10 * orders),
                        IntStream.of(most))
                .boxed()
                .toList();
    }

    private void queries(int orders) throws Exception {
        try (Server vouch = start()) {
            BulkOrder half = new BulkOrder(orders / 2);
            String middle = vouch.http()
                    .get("/api/orders?limit=1&to=" + half.createdAt())
                    .path("next")
                    .asString();
            millis(Kind.ORDER, orders, number -> vouch.http()
                    .get("/api/orders/"
                            + new BulkOrder(ThreadLocalRandom.current().nextInt(1, orders + 1)).id()));
            millis(Kind.FIRST_PAGE, orders, number -> vouch.http().get("/api/orders"));
            millis(Kind.DEEP_PAGE, orders, number -> vouch.http().get("/api/orders?after=" + middle));
            millis(Kind.CUSTOMER_PAGE, orders, number -> vouch.http()
                    .get("/api/orders?status=APPROVED&customerId=" + half.customer()));
            ofAccounts(vouch.http(), orders / ORDERS_OF_ACCOUNT);
        }
    }

    /** The lists of the credit desk. A total is the only one that reads all accounts. */
    private void ofAccounts(Vouch vouch, int accounts) throws InterruptedException {
        String queue = "/api/orders?credit=WAITING&order=oldest";
        millis(Kind.QUEUE, accounts, number -> vouch.get(queue));
        millis(Kind.QUEUE_BY_REASON, accounts, number -> vouch.get(queue + "&reason=CREDIT_LIMIT_EXCEEDED"));
        millis(Kind.EXPOSURE, accounts, number -> vouch.get("/api/exposure"));
        String middle = "/api/exposure?limit=50" + cursorBehind(vouch, accounts / 2);
        millis(Kind.DEEP_EXPOSURE, accounts, number -> vouch.get(middle));
        double seconds = Load.counting(1, TOTALS)
                        .run(number -> vouch.get("/api/exposure/total"))
                        .medianMillis()
                / 1e3;
        found(Kind.TOTAL, accounts, accounts / seconds);
    }

    private static String cursorBehind(Vouch vouch, int accounts) {
        String cursor = "";
        for (int read = 0; read < accounts; ) {
            int page = Math.min(LONGEST_PAGE, accounts - read);
            cursor = "&after="
                    + vouch.get("/api/exposure?limit=" + page + cursor)
                            .path("next")
                            .asString();
            read += page;
        }
        return cursor;
    }

    private void millis(Kind kind, int size, Load.Call call) throws InterruptedException {
        // Once as long as it is measured, so that the virtual machine knows it.
        Load.lasting(1, time).run(call);
        found(kind, size, Load.lasting(1, time).run(call).medianMillis());
    }

    private void replay(int orders, Histories histories) throws Exception {
        bulk.run("events", 1, orders);
        int events = (int) bulk.run("forget");
        found(Kind.RAW_READ, events, bulk.run("read"));
        try (Server vouch = start()) {
            // Twice before it is measured: who is asked for it has been at work for longer than its compiler.
            awaitShown(vouch.http(), orders);
            vouch.http().replay();
            awaitShown(vouch.http(), orders);
            vouch.http().replay();
            int first = Math.max(1, orders / 10);
            awaitShown(vouch.http(), first);
            long start = System.nanoTime();
            awaitShown(vouch.http(), orders);
            double seconds = (System.nanoTime() - start) / 1e9;
            found(Kind.REPLAY, events, (orders - first) * EVENTS_OF_ORDER / seconds);
            histories.commandMillis(vouch.http()).forEach((size, millis) -> found(Kind.ACCOUNT, size, millis));
            histories
                    .pastMillis(vouch.http(), Histories.newestPage())
                    .forEach((size, millis) -> found(Kind.TIMELINE, size, millis));
            histories
                    .pastMillis(vouch.http(), Histories.halfway(vouch.http()))
                    .forEach((size, millis) -> found(Kind.PAST, size, millis));
        }
    }

    private void desk() throws Exception {
        String kept;
        try (Server vouch = start()) {
            CreditDesk desk = CreditDesk.filled(vouch.http());
            desk.commandMillis().forEach((waiting, millis) -> found(Kind.FULL_ACCOUNT, waiting, millis));
            CreditDesk.Freed freed = desk.free();
            found(Kind.FREEING, FullAccount.WAITING, freed.millis());
            found(Kind.FREED, FullAccount.WAITING, freed.ordersPerSecond());
            kept = CreditDesk.kept(vouch.http());
        }
        found(Kind.SNAPSHOT, FullAccount.WAITING, bulk.run("snapshot", kept));
    }

    /** The views have seen every event. */
    private static void awaitSeen(Vouch vouch) {
        Wait.until(
                "the views have taken up the long histories",
                () -> !vouch.find("/readyz").isMissingNode() && !lags(vouch));
    }

    private static boolean lags(Vouch vouch) {
        return vouch.get("/actuator/processors").findValues("lagEvents").stream()
                .anyMatch(lag -> lag.asLong() > 0);
    }

    private static void awaitShown(Vouch vouch, int order) {
        String path = "/api/orders/" + new BulkOrder(order).id();
        Wait.until(
                "the order view is made again",
                () -> vouch.find(path).path("status").asString("").equals("APPROVED"));
    }

    private Server start() throws IOException, InterruptedException {
        return new Server(Contestant.OVER_HTTP, place, product, folder.resolve("server.log")).awaitReady();
    }

    private void found(Kind kind, int size, double value) {
        Grown one = new Grown(store, kind, size, value);
        progress.println("  " + one);
        grown.add(one);
    }
}
