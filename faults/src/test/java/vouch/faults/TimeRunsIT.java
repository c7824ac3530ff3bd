package vouch.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Launch;
import vouch.acceptance.Seed;
import vouch.acceptance.VouchProcess;

/** F-07 and F-08: a node that was frozen goes on as if nothing had been, and clocks jump. */
class TimeRunsIT {

    private static final List<Integer> JUMPS = List.of(70, -70, 5, -5, 3_600, -3_600);
    private static final List<Duration> FREEZES =
            List.of(Duration.ofSeconds(3), Duration.ofSeconds(15), Duration.ofSeconds(40));

    private final long seed = Seed.of("TimeRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesJumpsOfTheClock() throws Exception {
        Path seconds = Files.writeString(folder.resolve("seconds"), "0");
        try (Victim victim =
                new Embedded(folder.resolve("data"), Child.named("clock").with("--faults.clock=" + seconds))) {
            victim.start();
            try (FaultRun run = new FaultRun("F-08-clock", victim, seed)) {
                int jumps = Length.of(2, 5 * JUMPS.size());
                for (int jump = 0; jump < jumps; jump++) {
                    int by = JUMPS.get(jump % JUMPS.size());
                    run.strike(() -> Files.writeString(seconds, String.valueOf(by)));
                    run.work(50);
                }
                Files.writeString(seconds, "0");
                run.end(jumps / 2);
            }
        }
    }

    /** In the long form also for longer than its claims hold, so that the other node has taken them when it wakes. */
    @Test
    void survivesFreezes() throws Exception {
        Launch launch = Launch.named("frozen").quick().with("--vouch.demo=false");
        try (Victim victim = Shared.of(2, launch, folder)) {
            victim.start();
            try (FaultRun run = new FaultRun("F-07-frozen", victim, seed)) {
                int freezes = Length.of(1, 4 * FREEZES.size());
                for (int freeze = 0; freeze < freezes; freeze++) {
                    VouchProcess frozen = victim.nodes().get(freeze % 2).process();
                    Duration time = FREEZES.get(freeze % FREEZES.size());
                    run.strike(() -> frozen.freeze(time));
                    run.work(50);
                }
                run.end(freezes / 2);
            }
        }
    }
}
