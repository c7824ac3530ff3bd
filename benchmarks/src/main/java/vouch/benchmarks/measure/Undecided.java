package vouch.benchmarks.measure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vouch.benchmarks.Unusable;

/** Orders that were taken, until all are decided and shown as such. */
final class Undecided {

    /** Of the orders that were taken last: enough that every segment has some. */
    private static final int LATEST = 100;

    private static final long SETTLING_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Nodes nodes;
    private final Queue<String> latest = new ConcurrentLinkedQueue<>();

    Undecided(Nodes nodes) {
        this.nodes = nodes;
    }

    void add(String order) {
        latest.add(order);
        if (latest.size() > LATEST) {
            latest.poll();
        }
    }

    /** The last are seen first, so that none is missing among the pending ones because nobody has seen it yet. */
    void await() {
        if (latest.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + SETTLING_NANOS;
        for (String order = latest.poll(); order != null; order = latest.poll()) {
            String one = "/api/orders/" + order;
            await(end, () -> !nodes.find(one).path("status").asString("PENDING").equals("PENDING"));
        }
        await(end, () -> nodes.send("GET", "/api/orders?status=PENDING&limit=1", null)
                .path("items")
                .isEmpty());
    }

    private static void await(long end, BooleanSupplier settled) {
        while (!settled.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Unusable("orders were accepted and not decided within " + SETTLING_NANOS / 1e9 + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
