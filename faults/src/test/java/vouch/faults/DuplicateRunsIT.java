package vouch.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Seed;

/** F-13: what arrives twice, out of order, or is read again, takes effect once. */
class DuplicateRunsIT {

    private static final int REWOUND_EVENTS = 100;

    private final long seed = Seed.of("DuplicateRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /**
     * Every request is sent twice, every command is dispatched twice, the second time perhaps late, and every processor
     * reads its last events again.
     */
    @Test
    void survivesDuplicates() throws Exception {
        try (Embedded victim = new Embedded(folder, Child.named("twice").with("--faults.twice=true"))) {
            victim.start();
            try (FaultRun run = new FaultRun("F-13-duplicates", victim, seed)) {
                run.twice();
                for (int round = 0; round < Length.of(1, 20); round++) {
                    run.work(200);
                    run.strike(victim::stop);
                    Tokens.rewind(victim.url(), REWOUND_EVENTS);
                    victim.start();
                }
                run.work(50);
                run.end(1);
            }
        }
    }
}
