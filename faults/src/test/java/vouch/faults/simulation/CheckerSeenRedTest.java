package vouch.faults.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.faults.check.Invariant;
import vouch.faults.check.Violation;

/** The same simulation with a mistake in the domain, and the same checker: each mistake is found, by its name. */
class CheckerSeenRedTest {

    private static final int INTERLEAVINGS = 1_000;

    @ParameterizedTest
    @EnumSource
    void findsEachMistakeByItsName(Breakage breakage) {
        Simulation simulation = new Simulation(breakage);

        // Without the reconciler, which would mend some of them.
        List<Invariant> found = LongStream.range(0, INTERLEAVINGS)
                .mapToObj(seed -> simulation.run(seed, false))
                .flatMap(end -> end.violations().stream())
                .map(Violation::invariant)
                .distinct()
                .toList();

        if (breakage.breaks == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(breakage.breaks);
        }
        System.out.println(breakage + " breaks " + found);
    }
}
