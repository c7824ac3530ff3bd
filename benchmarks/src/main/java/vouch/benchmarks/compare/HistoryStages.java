package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vouch.benchmarks.Spread;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.compare.Retold.Kind;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;
import vouch.benchmarks.shop.BulkOrder;
import vouch.benchmarks.shop.Job;
import vouch.benchmarks.shop.Shop;
import vouch.benchmarks.shop.ShopJobs;
import vouch.benchmarks.shop.Work;

/** The product with little memory, over HTTP, on one database with many events. */
final class HistoryStages {

    private static final String MEMORY = "-Xmx512m";
    private static final int READS = 3;
    private static final double LOAD = 0.6;
    private static final String VIEW = "/actuator/views/order-view";
    private static final String REPLAYED = "/actuator/processors/order-view";
    private static final Map<String, String> REASON = Map.of("reason", "a benchmark");

    /** The last segment of the seal waits for more events. */
    private static final int MOST_UNSEALED = 2_000;

    private final Store store;
    private final Place place;
    private final Product product;
    private final Path folder;
    private final BulkChild bulk;
    private final Duration time;
    private final PrintStream progress;
    private final List<Retold> retold = new ArrayList<>();

    private Vouch vouch;
    private Job job;
    private double carried;

    HistoryStages(Store store, Place place, Product product, Path folder, Duration time, PrintStream progress) {
        this.store = store;
        this.place = place;
        this.product = product;
        this.folder = folder;
        this.bulk = new BulkChild(place, product, folder.resolve("bulk.log"));
        this.time = time;
        this.progress = progress;
    }

    List<Retold> run(int most) throws Exception {
        int orders = most / GrowthStages.EVENTS_OF_ORDER;
        try (Server server = start()) {
            // Each has just enough credit, so that a policy with less credit decides otherwise.
            Stream.iterate(1, number -> number <= Math.min(orders, BulkOrder.CUSTOMERS), number -> number + 1)
                    .forEach(number -> server.http()
                            .register(
                                    new BulkOrder(number).customer(), Shop.ORDER * (1 + orders / BulkOrder.CUSTOMERS)));
        }
        bulk.run("events", 1, orders);
        int events = (int) bulk.run("seen");
        List<Double> reads = new ArrayList<>();
        for (int read = 0; read < READS; read++) {
            reads.add(bulk.run("read"));
        }
        found(Kind.RAW_READ, Spread.of(reads).median());
        try (Server server = start()) {
            vouch = server.http();
            found(Kind.SEALED, sealed(events));
            // Twice before it is measured, as an operator who asks later than the compiler finds it.
            replay();
            replay();
            found(Kind.REPLAY, events / replay());
            shadow();
            found(Kind.SHADOW, events / shadow());
            whatIf();
            found(Kind.WHAT_IF, events / whatIf());
            load();
        }
        return retold;
    }

    /** From the first look that finds a part sealed to the last segment. */
    private double sealed(int events) {
        long most = events * 9L / 10;
        Wait.until("the seal has begun", () -> unsealed() < most);
        long begin = System.nanoTime();
        long before = unsealed();
        Wait.until("all is sealed", () -> unsealed() < MOST_UNSEALED);
        return (before - unsealed()) / secondsSince(begin);
    }

    private long unsealed() {
        return vouch.get("/actuator/seal").path("behind").asLong();
    }

    private double replay() {
        long begin = System.nanoTime();
        beginReplay();
        Wait.until("the view is made again", this::isReplayed);
        return secondsSince(begin);
    }

    private void beginReplay() {
        vouch.replay();
    }

    private boolean isReplayed() {
        return vouch.get(REPLAYED).path("replay").isNull();
    }

    private double shadow() {
        long begin = System.nanoTime();
        beginShadow();
        Wait.until("the shadow is complete", this::isShadowComplete);
        double seconds = secondsSince(begin);
        dropShadow();
        return seconds;
    }

    private void beginShadow() {
        vouch.send("POST", VIEW + "/shadow", REASON);
    }

    private boolean isShadowComplete() {
        return vouch.get(VIEW).at("/shadow/complete").asBoolean();
    }

    private void dropShadow() {
        vouch.send("POST", VIEW + "/drop", REASON);
    }

    private double whatIf() {
        JsonNode done = ended(beginWhatIf());
        Duration lasted = Duration.between(
                Instant.parse(done.path("startedAt").asString()),
                Instant.parse(done.path("endedAt").asString()));
        return lasted.toNanos() / 1e9;
    }

    private String beginWhatIf() {
        return vouch.send(
                        "POST",
                        "/api/what-if",
                        Map.of(
                                "timelines",
                                List.of(
                                        Map.of("name", "as it was", "policy", Map.of()),
                                        Map.of("name", "a little less credit", "policy", Map.of("limitFactor", 0.99)),
                                        Map.of("name", "less credit", "policy", Map.of("limitFactor", 0.95)),
                                        Map.of("name", "paid sooner", "policy", Map.of("paymentDays", 14)))))
                .path("whatIfId")
                .asString();
    }

    private JsonNode ended(String whatIf) {
        String path = "/api/what-if/" + whatIf;
        Wait.until("the what-if has ended", () -> !isRunning(path));
        JsonNode done = vouch.get(path);
        if (!done.path("state").asString().equals("DONE")) {
            throw new Unusable("a what-if has ended otherwise: " + done.path("problem"));
        }
        return done;
    }

    private boolean isRunning(String whatIf) {
        return vouch.get(whatIf).path("state").asString().equals("RUNNING");
    }

    /** Orders at the load that Vouch carries easily, first alone, then beside what takes long. */
    private void load() throws InterruptedException {
        ShopJobs jobs = new ShopJobs(vouch, Contestant.OVER_HTTP.clients());
        Job decided = jobs.prepare(Work.MANY_CUSTOMERS);
        Load full = Load.lasting(decided.clients(), time);
        // Once as long as it is measured, so that the virtual machine knows it.
        full.run(decided);
        carried = full.run(decided).perSecond();
        found(Kind.CARRIED, carried);
        job = jobs.prepare(Work.LOADED);
        lateMillis();
        found(Kind.LATE, lateMillis());
        beginReplay();
        found(Kind.LATE_IN_REPLAY, lateMillisUntil("replay", this::isReplayed));
        beginShadow();
        found(Kind.LATE_IN_SHADOW, lateMillisUntil("shadow", this::isShadowComplete));
        dropShadow();
        String whatIf = beginWhatIf();
        found(Kind.LATE_IN_WHAT_IF, lateMillisUntil("what-if", () -> !isRunning("/api/what-if/" + whatIf)));
    }

    private double lateMillisUntil(String what, BooleanSupplier done) throws InterruptedException {
        double millis = lateMillis();
        if (done.getAsBoolean()) {
            progress.printf("  the %s had ended before the orders: take fewer --seconds%n", what);
        }
        Wait.until("the %s has ended".formatted(what), done);
        return millis;
    }

    private double lateMillis() throws InterruptedException {
        double millis =
                Load.paced(job.clients(), time, LOAD * carried).run(job.call()).quantileMillis(0.99);
        job.settling().run();
        return millis;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private Server start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(MEMORY));
        command.addAll(Starter.DELIVERED.command(place, product));
        return new Server(Contestant.VOUCH.toString(), command, folder.resolve("server.log")).awaitReady();
    }

    private void found(Kind kind, double value) {
        Retold one = new Retold(store, kind, value);
        progress.println("  " + one);
        retold.add(one);
    }
}
