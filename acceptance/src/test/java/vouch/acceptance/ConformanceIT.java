package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.Repeats.Cause;

/**
 * The product as it is delivered does in each shape what the conformance sets say, and nothing else. The large sets are
 * sent for a part of their customers, for the time that it takes; {@code -Dvouch.customers=all} sends them whole.
 */
class ConformanceIT {

    private static final int PARALLEL = 32;
    private static final boolean WHOLE = "all".equals(System.getProperty("vouch.customers"));

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
        assertConformsTo(of(Sets.trade(report), 4), shape);
    }

    @Test
    void doesWhatBothPartsOfTheRulesSay() throws Exception {
        assertConformsTo(of(Sets.terms(report), 6), Shape.EMBEDDED);
    }

    @Test
    void doesWhatBothPartsOfTheRulesSayOnTwoNodes() throws Exception {
        assertConformsTo(of(Sets.terms(report), 15), Shape.TWO_NODES);
    }

    @ParameterizedTest
    @MethodSource("shapesOfTheQueue")
    void doesWhatAFullQueueSays(Shape shape) throws Exception {
        assertConformsTo(Sets.queue(report), shape);
    }

    /** One customer in turn takes three minutes on two nodes. */
    static List<Shape> shapesOfTheQueue() {
        return WHOLE ? List.of(Shape.EMBEDDED, Shape.TWO_NODES) : List.of(Shape.EMBEDDED);
    }

    private static Optional<ConformanceSet> of(Optional<ConformanceSet> set, int every) {
        return WHOLE ? set : set.map(all -> all.ofEach(every));
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
