package vouch.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** While a run goes on, kills one node after the other, and starts each again at once. */
final class Killer implements AutoCloseable {

    /** How often a test kills in the middle of something that has to go on. */
    static final int ROUNDS = Integer.getInteger("vouch.kills", 1);

    private static final Duration LOOKED_AT = Duration.ofMillis(20);

    private final FutureTask<Integer> kills;
    private final Thread thread;
    private volatile boolean runIsOver;

    /** Strikes so often, evenly spread over the operations. */
    Killer(List<Node> nodes, Run run, int operations, int strikes) {
        kills = new FutureTask<>(strike(nodes, run, operations, strikes));
        thread = new Thread(kills, "killer");
        thread.start();
    }

    private Callable<Integer> strike(List<Node> nodes, Run run, int operations, int strikes) {
        return () -> {
            for (int strike = 0; strike < strikes; strike++) {
                long due = operations * (strike + 1L) / (strikes + 1);
                Bounded.until(LOOKED_AT, run::done, () -> runIsOver || run.done() >= due);
                if (runIsOver || run.done() < due) {
                    return strike;
                }
                Node node = nodes.get(strike % nodes.size());
                node.kill();
                node.begin();
                node.awaitReady();
            }
            return strikes;
        };
    }

    /** How many nodes were killed at work; comes back when all are up again. */
    int kills() throws ExecutionException, InterruptedException {
        runIsOver = true;
        return kills.get();
    }

    @Override
    public void close() throws InterruptedException {
        runIsOver = true;
        thread.join();
    }
}
