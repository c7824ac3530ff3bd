package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.acceptance.Repeats.Cause;

/** The product as it is delivered does in each shape what the conformance sets say, and nothing else. */
class ConformanceIT {

    private static final int PARALLEL = 32;

    private final Report report = new Report(System.out);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "POSTGRES", "POSTGRES_15", "THREE_SERVICES"})
    void doesWhatTheHandMadeSetSays(Shape shape) throws Exception {
        assertConforms(shape, Sets.handMade());
    }

    /** On PostgreSQL two nodes do the same while they are killed, in the long form of the fault runs. */
    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "THREE_SERVICES"})
    void doesWhatFourMonthsOfTradeSay(Shape shape) throws Exception {
        Optional<ConformanceSet> trade = Sets.trade(report);
        if (trade.isPresent()) {
            assertConforms(shape, trade.get());
        }
    }

    private void assertConforms(Shape shape, ConformanceSet set) throws Exception {
        Launch launch = Launch.named("conformance-" + shape).unhurried().with("--vouch.demo=false");
        try (Deployment deployment = shape.start(launch, folder)) {
            Vouch vouch = deployment.client();
            List<Difference> differences = new Run(set, vouch, new Workers(PARALLEL), Bounded.HANGING, report).go();
            assertThat(differences).isEmpty();
            // Where nobody is killed, nobody is cut off or has to wait.
            assertThat(Cause.values())
                    .filteredOn(cause -> cause != Cause.RETRY_AFTER)
                    .allSatisfy(cause ->
                            assertThat(vouch.repeats().of(cause)).as(cause.text).isZero());
        }
    }
}
