package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is delivered does what the conformance sets say, and nothing else. */
class ConformanceIT {

    private static final Path HANDMADE = Path.of("src/test/resources/conformance/handmade");
    private static final int PARALLEL = 8;

    private final Report report = new Report(System.out);

    @TempDir
    private Path data;

    @Test
    void doesWhatTheHandMadeSetSays() throws Exception {
        assertThat(differences(HANDMADE, "handmade")).isEmpty();
    }

    @Test
    void doesWhatFourMonthsOfTradeSay() throws Exception {
        Path trade = Path.of(System.getProperty("vouch.conformance")).normalize();
        if (Files.isDirectory(trade)) {
            assertThat(differences(trade, "trade")).isEmpty();
        } else {
            report.say("There is no folder " + trade + ": only the hand-made set was run.");
        }
    }

    private List<Difference> differences(Path folder, String name) throws IOException, InterruptedException {
        ConformanceSet set = ConformanceSet.read(folder);
        try (VouchProcess vouch =
                Launch.named(name).on(data).with("--vouch.demo=false").ready()) {
            Workers workers = new Workers(PARALLEL);
            return new Run(set, vouch.client(), workers, Conformance.PATIENCE, report).go();
        }
    }
}
