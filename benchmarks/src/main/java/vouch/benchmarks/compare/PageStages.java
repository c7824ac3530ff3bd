package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Load.Answered;
import vouch.benchmarks.measure.Vouch;

/** The product on one database with many orders and customers, while more orders come: its pages, and their queries. */
final class PageStages {

    private static final int CLIENTS = 64;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final double LATE = 0.95;

    /** Of the rate, below which the machine is too slow for it. */
    private static final double CARRIED = 0.9;

    /** In pence: credit for every order that a run could ever make. */
    private static final long RICH = 900_000_000_000L;

    /** They wait for credit, as many as the queue has on its first page. */
    private static final int WAITING = 50;

    private static final String LOOKED_AT = "page-customer";

    private final Store store;
    private final Place place;
    private final Product product;
    private final Path folder;
    private final Duration time;
    private final PrintStream progress;

    PageStages(Store store, Place place, Product product, Path folder, Duration time, PrintStream progress) {
        this.store = store;
        this.place = place;
        this.product = product;
        this.folder = folder;
        this.time = time;
        this.progress = progress;
    }

    /** @param rate of the orders that come meanwhile, a second */
    List<Shown> run(int orders, int customers, int rate) throws Exception {
        try (Server server = start()) {
            fill(server.http(), customers);
        }
        new BulkChild(place, product, folder.resolve("bulk.log")).run("orders", 1, orders);
        try (Server server = start()) {
            List<Screen> screens = Screen.all(looked(server.http()));
            // Once as long as it is measured, so that the virtual machine knows it.
            shown(server.http(), screens, customers, rate);
            List<Shown> shown = shown(server.http(), screens, customers, rate);
            shown.forEach(one -> progress.println("  " + one));
            return shown;
        }
    }

    /** Each customer uses some credit, so that each has an exposure. */
    private static void fill(Vouch vouch, int customers) throws InterruptedException {
        new Load(CLIENTS, LONGEST, customers, Double.POSITIVE_INFINITY).run(number -> {
            vouch.register(customer(number), RICH);
            vouch.order(customer(number));
        });
        FullAccount waits = new FullAccount(vouch, LOOKED_AT);
        waits.open();
        waits.limit(0);
        IntStream.range(0, WAITING).forEach(waits::defer);
    }

    private static String customer(int number) {
        return "customer-" + number;
    }

    private static Screen.Looked looked(Vouch vouch) {
        String order = vouch.get("/api/orders?limit=1&customerId=" + LOOKED_AT)
                .at("/items/0/orderId")
                .asString();
        JsonNode event = vouch.get("/api/events?limit=1&stream=order/" + order);
        String whatIf = vouch.send(
                        "POST",
                        "/api/what-if",
                        Map.of(
                                "customers",
                                List.of(LOOKED_AT),
                                "timelines",
                                List.of(
                                        Map.of("name", "as it was", "policy", Map.of()),
                                        Map.of("name", "more credit", "policy", Map.of("limitFactor", 2)))))
                .path("whatIfId")
                .asString();
        Wait.until("the what-if has ended", () -> !vouch.get("/api/what-if/" + whatIf)
                .path("state")
                .asString()
                .equals("RUNNING"));
        return new Screen.Looked(order, LOOKED_AT, event.at("/items/0/eventId").asString(), whatIf);
    }

    /** They take turns, so that a disturbance hits all of them alike. */
    private List<Shown> shown(Vouch vouch, List<Screen> screens, int customers, int rate) throws Exception {
        Map<Screen, List<Double>> pages = new HashMap<>();
        Map<Screen, List<Double>> queries = new HashMap<>();
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            Callable<Answered> flow = () -> Load.paced(CLIENTS, time, rate)
                    .run(number ->
                            vouch.order(customer(ThreadLocalRandom.current().nextInt(customers))));
            Future<Answered> flows = beside.submit(flow);
            while (!flows.isDone()) {
                for (Screen screen : screens) {
                    add(pages, screen, () -> vouch.look(screen.page()));
                    add(queries, screen, () -> screen.queries().forEach(vouch::get));
                }
            }
            double carried = flows.get().perSecond();
            if (carried < CARRIED * rate) {
                progress.printf("  only %.0f orders a second were carried: take a lower --rate%n", carried);
            }
        } finally {
            beside.shutdownNow();
        }
        return screens.stream()
                .map(screen -> new Shown(store, screen.name(), late(pages.get(screen)), late(queries.get(screen))))
                .toList();
    }

    private static void add(Map<Screen, List<Double>> millis, Screen screen, Runnable call) {
        long start = System.nanoTime();
        call.run();
        millis.computeIfAbsent(screen, any -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
    }

    private static double late(List<Double> millis) {
        return new Answered(0, millis, 0).quantileMillis(LATE);
    }

    private Server start() throws IOException, InterruptedException {
        return new Server(Contestant.OVER_HTTP, place, product, folder.resolve("server.log")).awaitReady();
    }
}
