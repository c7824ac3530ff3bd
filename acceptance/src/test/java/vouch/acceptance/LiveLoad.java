package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many clients that follow all orders, while orders are created at a steady rate. */
final class LiveLoad {

    private static final int SECONDS = 20;
    private static final int SENDERS = 8;
    private static final int CUSTOMERS = 100;

    /** A client notes how late it gets one of so many changes. */
    private static final int NOTED = 20;

    private final Shop shop;
    private final URI url;
    private final Node node;
    private int rounds;
    private Duration without = Duration.ZERO;

    LiveLoad(Shop shop, URI url, Node node) {
        this.shop = shop;
        this.url = url;
        this.node = node;
    }

    /**
     * @param wrong the clients that do not have the last state of each order
     * @param cpu of the process beyond what the same orders took without clients
     */
    record Figures(int clients, int orders, long changes, List<Long> lateMillis, Duration cpu, List<String> wrong) {

        @Override
        public String toString() {
            List<Long> sorted = lateMillis.stream().sorted().toList();
            return "live: %d clients, %d orders in %d s, %d changes sent; decided to shown: p50 %d ms, p99 %d ms, max %d ms; CPU beyond the orders' own: %.1f s, %.1f us for a change to a client"
                    .formatted(
                            clients,
                            orders,
                            SECONDS,
                            changes,
                            sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() * 99 / 100),
                            sorted.get(sorted.size() - 1),
                            cpu.toMillis() / 1000.0,
                            cpu.toNanos() / 1000.0 / Math.max(1, changes));
        }
    }

    Figures run(int clients, int perSecond) throws Exception {
        rounds++;
        int orders = perSecond * SECONDS;
        for (int number = 0; number < CUSTOMERS; number++) {
            shop.send(Shop.registration("l-" + number, 100_000_00));
        }
        List<Watcher> watchers = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            Watcher watcher = new Watcher(orders);
            watcher.start();
            watchers.add(watcher);
        }
        Bounded.until(() -> watchers.stream().allMatch(watcher -> watcher.begun));
        Duration before = node.process().computed();
        create(orders, perSecond);
        Bounded.until(() -> watchers.stream().allMatch(Watcher::hasAll));
        Bounded.until(() -> shop.orderList().stream().map(ShownOrder::of).allMatch(ShownOrder::isAtRest));
        Duration computed = node.process().computed().minus(before);
        List<String> wrong = watchers.stream()
                .filter(watcher -> !watcher.isRight())
                .map(Watcher::toString)
                .toList();
        if (clients == 0) {
            without = computed;
        }
        for (Watcher watcher : watchers) {
            watcher.close();
        }
        return new Figures(
                clients,
                orders,
                watchers.stream().mapToLong(watcher -> watcher.changes.get()).sum(),
                watchers.stream().flatMap(watcher -> watcher.late.stream()).toList(),
                computed.minus(without),
                wrong);
    }

    /** Each sender has its share of the rate. */
    private void create(int orders, int perSecond) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        Wire wire = new Wire(url);
        long begun = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender;
            sent.add(senders.submit(() -> {
                for (int number = first; number < orders; number += SENDERS) {
                    long due = begun + number * 1_000_000_000L / perSecond;
                    LockSupport.parkNanos(due - System.nanoTime());
                    Call call = Shop.creation(name(number), "l-" + number % CUSTOMERS, 1);
                    while (!wire.send(call).succeeded()) {
                        LockSupport.parkNanos(100_000_000);
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : sent) {
            one.get();
        }
        senders.shutdown();
    }

    private String name(int number) {
        return "r" + rounds + "-" + number;
    }

    /** Knows of each order whether it was told that it is approved, and nothing more: there are many. */
    private final class Watcher extends Thread {

        private final boolean[] approved;
        private final String prefix = "{\"orderId\":\"" + name(0).replaceAll("0$", "");
        private final AtomicLong changes = new AtomicLong();
        private final Queue<Long> late = new ConcurrentLinkedQueue<>();
        private volatile boolean begun;
        private volatile int left;
        private volatile String failure;
        private volatile LiveStream stream;

        Watcher(int orders) {
            super(null, null, "watcher", 256 * 1024);
            approved = new boolean[orders];
            left = orders;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                stream = new LiveStream(url, "/api/orders?limit=1", null, 0);
                for (LiveStream.Event event = stream.next(); event.name() != null; event = stream.next()) {
                    if (event.name().equals("change")) {
                        take(event.data());
                    } else {
                        failure = event.name().equals("state") ? failure : event.name();
                        begun = true;
                    }
                }
                failure = failure == null ? "the stream has ended" : failure;
            } catch (IOException | RuntimeException e) {
                failure = failure == null ? e.toString() : failure;
            }
        }

        private void take(String data) {
            changes.incrementAndGet();
            if (data.startsWith(prefix) && data.contains("\"status\":\"APPROVED\"")) {
                int number = Integer.parseInt(data.substring(prefix.length(), data.indexOf('"', prefix.length())));
                if (!approved[number]) {
                    approved[number] = true;
                    left--;
                    if (number % NOTED == 0) {
                        late.add(Duration.between(decided(data), Instant.now()).toMillis());
                    }
                }
            }
        }

        private static Instant decided(String data) {
            int at = data.indexOf("\"decidedAt\":\"") + "\"decidedAt\":\"".length();
            return Instant.parse(data.substring(at, data.indexOf('"', at)));
        }

        /** Has all, or will never have. */
        boolean hasAll() {
            return left == 0 || failure != null;
        }

        boolean isRight() {
            return left == 0 && failure == null;
        }

        void close() throws IOException {
            if (failure == null) {
                stream.close();
            }
        }

        @Override
        public String toString() {
            return failure == null ? left + " orders are missing" : failure;
        }
    }
}
