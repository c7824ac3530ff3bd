package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.MANY_CUSTOMERS;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.benchmarks.Spread;

/**
 * The short comparison, to see when something made Vouch much slower. Its bounds are ratios within the run, never times,
 * and less than half of what was measured: whatever the machine does, it does to all alike.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {

    /** Vouch's orders a second ÷ somebody else's, below which something is wrong. */
    enum Floor {
        POSTGRES_PLAIN(Store.POSTGRES, PLAIN, 0.2),
        POSTGRES_STOCK(Store.POSTGRES, STOCK, 15),
        H2_PLAIN(Store.H2, PLAIN, 0.15);

        private final Store store;
        private final Contestant other;
        private final double ratio;

        Floor(Store store, Contestant other, double ratio) {
            this.store = store;
            this.other = other;
            this.ratio = ratio;
        }
    }

    private Compared compared;

    @BeforeAll
    void compare(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("guard.log");
        // The jar, as anybody runs it: what Vouch must not find on its class path is packed into it.
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("guard.jar"),
                        "compare",
                        "--short",
                        "--seconds",
                        System.getProperty("guard.seconds"),
                        "--repeats",
                        System.getProperty("guard.repeats"),
                        "--out",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int ended = run.waitFor();
        System.out.println(Files.readString(log));
        assertThat(ended).isZero();
        compared = Json.read(folder.resolve("compare.json"), Compared.class);
        assertThat(folder.resolve("compare.html")).content().contains("<svg", "Vouch ÷ plain JDBC");
    }

    @ParameterizedTest
    @EnumSource
    void isNotMuchSlowerBeside(Floor floor) {
        assertThat(compared.ratio(floor.store, Reading.PER_SECOND, VOUCH, MANY_CUSTOMERS, floor.other, MANY_CUSTOMERS))
                .map(Spread::median)
                .hasValueSatisfying(ratio -> assertThat(ratio).isGreaterThan(floor.ratio));
    }
}
