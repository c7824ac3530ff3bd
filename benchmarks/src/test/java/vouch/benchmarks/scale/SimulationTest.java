package vouch.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.scale.Outcome.Done;
import vouch.benchmarks.scale.Simulation.Times;

/** The laws that every queue obeys, whatever is in it. */
class SimulationTest {

    private static final Times TIMES = new Times(0.004, 0.002, 0.015, 0.003, 0.001);
    private static final int ORDERS = 50_000;
    private static final ToLongFunction<SplittableRandom> MANY = random -> random.nextLong(100_000);
    private static final ToLongFunction<SplittableRandom> ONE = random -> 7;

    @Test
    void endsEveryOrder() {
        assertThat(run(4, 100, MANY).orders()).hasSize(ORDERS);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(run(4, 100, MANY)).isEqualTo(run(4, 100, MANY));
        assertThat(Simulation.of(cell(4), TIMES, 100, ORDERS, MANY, 2)).isNotEqualTo(run(4, 100, MANY));
    }

    /** Little's law: orders under way = orders a second × how long each is. */
    @Test
    void obeysLittlesLaw() {
        Outcome outcome = run(4, 200, MANY);
        double mean =
                outcome.orders().stream().mapToDouble(Done::shown).average().orElseThrow();

        assertThat(outcome.inSystem()).isCloseTo(outcome.perSecond() * mean, withinPercentage(0.1));
    }

    /** The utilisation law: busy = orders a second × how long each takes of it. */
    @Test
    void obeysTheUtilisationLaw() {
        Outcome outcome = run(4, 200, MANY);

        assertThat(outcome.sagaBusy()).isCloseTo(outcome.perSecond() * 0.015 / 4, withinPercentage(2));
        assertThat(outcome.viewBusy()).isCloseTo(outcome.perSecond() * 3 * 0.001 / 4, withinPercentage(2));
    }

    /** Where nobody waits, the steps add up; where all wait for one account, that is an M/M/1 queue. */
    @Test
    void waitsAsLongAsTheoryHasIt() {
        Times onlyTheSaga = new Times(0.003, 0, 0.004, 0, 0);
        Outcome idle = Simulation.of(new Layout(1, 1, 64, 1, 0), onlyTheSaga, 10, ORDERS, MANY, 1);
        Outcome account =
                Simulation.of(new Layout(1, 1, 4_096, 1, 0), new Times(0, 0, 0.002, 0.002, 0), 300, ORDERS, ONE, 1);

        assertThat(mean(idle)).isCloseTo(0.003 + 0.004, withinPercentage(2));
        // 1 / (service rate - arrival rate).
        assertThat(mean(account)).isCloseTo(1 / (1 / 0.002 - 300), withinPercentage(5));
    }

    @Test
    void isNotSlowerWithMoreSegments() {
        double before = Double.MAX_VALUE;
        for (int segments = 4; segments <= 64; segments *= 2) {
            double late = run(segments, 200, MANY).within(0.99, any -> true, Done::shown);
            assertThat(late).isLessThan(before);
            before = late;
        }
    }

    @Test
    void doesNotPassWhatASegmentCanDo() {
        assertThat(run(2, 10_000, MANY).perSecond()).isCloseTo(2 / 0.015, withinPercentage(2));
    }

    @Test
    void doesNotPassWhatTheAccountOfOneCustomerCanDo() {
        Times quickView = new Times(0.004, 0.002, 0.015, 0.003, 0.0001);
        Outcome one = Simulation.of(cell(256), quickView, 10_000, ORDERS, ONE, 1);
        Outcome two = Simulation.of(cell(256), quickView, 10_000, ORDERS, random -> random.nextLong(2), 1);

        assertThat(one.perSecond()).isCloseTo(1 / 0.003, withinPercentage(4));
        assertThat(two.perSecond()).isCloseTo(2 / 0.003, withinPercentage(4));
    }

    @Test
    void letsACustomerBeyondHisCeilingDelayOthers() {
        ToLongFunction<SplittableRandom> hot = random -> random.nextDouble() < 0.8 ? 0 : 1 + random.nextLong(100_000);
        Outcome outcome = Simulation.of(cell(16), TIMES, 500, ORDERS, hot, 1);

        assertThat(outcome.within(0.99, order -> order.customer() != 0, Done::decided))
                .isGreaterThan(1);
    }

    private static double mean(Outcome outcome) {
        return outcome.orders().stream().mapToDouble(Done::shown).average().orElseThrow();
    }

    private static Outcome run(int segments, double perSecond, ToLongFunction<SplittableRandom> customers) {
        return Simulation.of(cell(segments), TIMES, perSecond, ORDERS, customers, 1);
    }

    private static Layout cell(int segments) {
        return new Layout(1, 1, segments, segments, 0);
    }
}
