package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, as far as the database's file is concerned: the process may not make it any longer. What was not
 * stored is not acknowledged, the process ends, and one that has room again goes on.
 */
class FullDiskIT {

    private static final int SMALL_KIB = 5_000;

    @TempDir
    private Path data;

    @Test
    void acknowledgesNothingThatItDidNotStore() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "limits the size of files with the shell");
        Launch launch = Launch.named("full-disk")
                .quick()
                .on(data)
                .with("--vouch.demo=false")
                .atFreePort();
        Load load;
        try (VouchProcess vouch = launch.writingAtMost(SMALL_KIB).ready()) {
            Load.registerCustomers(new Shop(vouch.client()));
            load = new Load(vouch.url(), "f", Seed.of("FullDiskIT"));
            try (load) {
                assertThat(vouch.exitCode()).isEqualTo(1);
            }
            assertThat(vouch.output()).contains("The database cannot be written, so Vouch ends");
        }
        assertThat(load.acknowledged()).isPositive();
        assertThat(load.surprises()).isEmpty();
        System.out.printf(
                "FullDiskIT: %,d commands acknowledged before, %,d delayed%n", load.acknowledged(), load.delayed());

        try (VouchProcess vouch = launch.as("full-disk-after").ready()) {
            assertThat(new Audit(new Shop(vouch.client()), List.of(load), System.nanoTime()).faults())
                    .isEmpty();
        }
    }
}
