package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    /** Both hand-made sets at one Vouch: they have other customers. */
    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "POSTGRES", "POSTGRES_15", "THREE_SERVICES"})
    void doesWhatTheHandMadeSetsSay(Shape shape) throws Exception {
        assertConforms(shape, Sets.handMade(), Sets.handMadeTerms());
    }

    /** On PostgreSQL two nodes do the same while they are killed, in the long form of the fault runs. */
    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "THREE_SERVICES"})
    void doesWhatFourMonthsOfTradeSay(Shape shape) throws Exception {
        assertConformsTo(Sets.trade(report), shape);
    }

    /** With a fifth of the customers, for the time that it takes; the driver takes the whole set in the long form. */
    @Test
    void doesWhatBothPartsOfTheRulesSay() throws Exception {
        assertConformsTo(Sets.terms(report).map(set -> set.ofEach(5)), Shape.EMBEDDED);
    }

    /** With a twelfth of the customers, for the time that two nodes and their PostgreSQL take. */
    @Test
    void doesWhatBothPartsOfTheRulesSayOnTwoNodes() throws Exception {
        assertConformsTo(Sets.terms(report).map(set -> set.ofEach(12)), Shape.TWO_NODES);
    }

    @Test
    void doesWhatAFullQueueSays() throws Exception {
        assertConformsTo(Sets.queue(report), Shape.EMBEDDED);
    }

    private void assertConformsTo(Optional<ConformanceSet> set, Shape shape) throws Exception {
        if (set.isPresent()) {
            assertConforms(shape, set.get());
        }
    }

    private void assertConforms(Shape shape, ConformanceSet... sets) throws Exception {
        Launch launch = Launch.forConformance("conformance-" + shape);
        try (Deployment deployment = shape.start(launch, folder)) {
            Vouch vouch = deployment.client();
            for (ConformanceSet set : sets) {
                List<Difference> differences = new Run(set, vouch, new Workers(PARALLEL), Bounded.HANGING, report).go();
                assertThat(differences).isEmpty();
            }
            // Where nobody is killed, nobody is cut off or has to wait.
            assertThat(Cause.values())
                    .filteredOn(cause -> cause != Cause.RETRY_AFTER)
                    .allSatisfy(cause ->
                            assertThat(vouch.repeats().of(cause)).as(cause.text).isZero());
        }
    }
}
