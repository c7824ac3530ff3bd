package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Vouch that is killed in the middle of its work forgets nothing that it acknowledged, and does nothing twice. */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("vouch.kills", 8);

    private final List<Load> loads = new ArrayList<>();
    private final List<Long> recoveries = new ArrayList<>();
    private long inFlight;

    @TempDir
    private Path data;

    @Test
    void keepsWhatItAcknowledged() throws Exception {
        Random random = new Random(Seed.of("KillIT"));
        int counted = 0;
        for (int round = 0; counted < ROUNDS; round++) {
            assertThat(round).as("rounds for %d that count", ROUNDS).isLessThan(2 * ROUNDS);
            if (killedAtWork(round, random)) {
                counted++;
            }
        }
        try (VouchProcess vouch = start("kill-audit")) {
            assertThat(loads).flatExtracting(Load::surprises).isEmpty();
            assertThat(new Audit(new Shop(vouch.client()), loads, System.nanoTime()).faults())
                    .isEmpty();
        }
        System.out.printf(
                "KillIT: %d rounds of %d, %,d commands acknowledged, %,d in flight, back after %.1f s on average and %.1f s at most%n",
                counted,
                loads.size(),
                loads.stream().mapToInt(Load::acknowledged).sum(),
                inFlight,
                recoveries.stream().skip(1).mapToLong(Long::longValue).average().orElseThrow() / 1e9,
                recoveries.stream().skip(1).mapToLong(Long::longValue).max().orElseThrow() / 1e9);
    }

    /** A round counts with something acknowledged, and something in flight when it ends. */
    private boolean killedAtWork(int round, Random random) throws Exception {
        try (VouchProcess vouch = start("kill-" + round)) {
            if (round == 0) {
                Load.registerCustomers(new Shop(vouch.client()));
            }
            Load load = new Load(vouch.url(), "r" + round, random.nextLong());
            loads.add(load);
            long killedAt;
            try (load) {
                load.awaitAcknowledged(1 + random.nextInt(200));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
                killedAt = System.nanoTime();
                vouch.kill();
            }
            inFlight += load.inFlight(killedAt);
            return load.inFlight(killedAt) > 0;
        }
    }

    private VouchProcess start(String name) throws Exception {
        long start = System.nanoTime();
        VouchProcess vouch =
                Launch.named(name).quick().on(data).with("--vouch.demo=false").ready();
        recoveries.add(System.nanoTime() - start);
        return vouch;
    }
}
