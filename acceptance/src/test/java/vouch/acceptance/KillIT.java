package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Vouch that is killed in the middle of its work forgets nothing that it acknowledged, and does nothing twice. */
class KillIT {

    private final List<Load> loads = new ArrayList<>();
    private final Map<Node, Load> running = new HashMap<>();
    private final List<Long> recoveries = new ArrayList<>();
    private long inFlight;

    @TempDir
    private Path data;

    /** Where there are two nodes, the one is at work while the other is killed and comes back. */
    @ParameterizedTest
    @CsvSource({"EMBEDDED, 8", "TWO_NODES, 4"})
    void keepsWhatItAcknowledged(Shape shape, int usually) throws Exception {
        int rounds = Integer.getInteger("vouch.kills", usually);
        Random random = new Random(Seed.of("KillIT"));
        Launch launch = Launch.named("kill-" + shape).quick().with("--vouch.demo=false");
        try (Deployment vouch = shape.start(launch, data)) {
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            int counted = 0;
            for (int round = 0; counted < rounds; round++) {
                assertThat(round).as("rounds for %d that count", rounds).isLessThan(2 * rounds);
                trade(vouch, random);
                if (killedAtWork(vouch.nodes().get(round % vouch.nodes().size()), random)) {
                    counted++;
                }
            }
            for (Load load : running.values()) {
                load.close();
            }
            assertThat(loads).flatExtracting(Load::surprises).isEmpty();
            assertThat(new Audit(shop, loads, System.nanoTime()).faults()).isEmpty();
            say(shape, counted);
        }
    }

    /** Every node has its clients; those of one that was killed have left. */
    private void trade(Deployment vouch, Random random) {
        for (Node node : vouch.nodes()) {
            running.computeIfAbsent(node, idle -> {
                Load load = new Load(node.url(), "r" + loads.size(), random.nextLong());
                loads.add(load);
                return load;
            });
        }
    }

    /** A round counts with something acknowledged, and something in flight when it ends. */
    private boolean killedAtWork(Node node, Random random) throws Exception {
        Load load = running.remove(node);
        long killedAt;
        try (load) {
            load.awaitAcknowledged(1 + random.nextInt(200));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
            killedAt = System.nanoTime();
            node.kill();
        }
        node.begin();
        node.awaitReady();
        recoveries.add(System.nanoTime() - killedAt);
        inFlight += load.inFlight(killedAt);
        return load.inFlight(killedAt) > 0;
    }

    private void say(Shape shape, int counted) {
        System.out.printf(
                "KillIT %s: %d rounds of %d, %,d commands acknowledged, %,d in flight, %,d delayed, back after %.1f s on average and %.1f s at most%n",
                shape,
                counted,
                recoveries.size(),
                loads.stream().mapToInt(Load::acknowledged).sum(),
                inFlight,
                loads.stream().mapToInt(Load::delayed).sum(),
                recoveries.stream().mapToLong(Long::longValue).average().orElseThrow() / 1e9,
                recoveries.stream().mapToLong(Long::longValue).max().orElseThrow() / 1e9);
    }
}
