package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.MANY_CUSTOMERS;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.benchmarks.Benchmarks;
import vouch.benchmarks.Spread;

/**
 * The short comparison, to see when something made Vouch much slower. Its bounds are ratios within the run, never times,
 * and half of what was measured: whatever the machine does, it does to all alike.
 */
@Tag("guard")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {

    private Compared compared;

    @BeforeAll
    void compare(@TempDir Path folder) throws Exception {
        assertThat(Benchmarks.run(System.out, "compare", "--short", "--out", folder.toString()))
                .isZero();
        compared = Json.read(folder.resolve("compare.json"), Compared.class);
        assertThat(folder.resolve("compare.html")).content().contains("<svg", "Vouch ÷ plain JDBC");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, PLAIN, 0.004", "POSTGRES, STOCK, 0.6", "H2, PLAIN, 0.015"})
    void isNotMuchSlowerBeside(Store store, Contestant other, double bound) {
        assertThat(compared.ratio(store, Reading.PER_SECOND, VOUCH, MANY_CUSTOMERS, other, MANY_CUSTOMERS))
                .map(Spread::median)
                .hasValueSatisfying(ratio -> assertThat(ratio).isGreaterThan(bound));
    }
}
