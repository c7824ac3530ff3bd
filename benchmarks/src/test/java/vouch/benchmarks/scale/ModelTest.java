package vouch.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vouch.benchmarks.Quantity.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.benchmarks.Samples;

class ModelTest {

    private static final Layout LAYOUT = new Layout(4, 3, 16, 8, 2);
    private static final Assumed ASSUMED = Assumed.DEFAULT;

    private final Model model = new Model(Samples.measured(), ASSUMED);

    @Test
    void reckonsByTheUtilisationLaw() {
        Map<Part, Double> busy = model.busy(new Layout(1, 2, 4, 1, 0), 100);

        assertThat(busy.get(Part.SAGA_SEGMENTS)).isEqualTo(100 * 0.015 / 4, within(1e-9));
        assertThat(busy.get(Part.VIEW_SEGMENTS)).isEqualTo(100 * 0.0045, within(1e-9));
        assertThat(busy.get(Part.LOG)).isEqualTo(100 * 11_000 / 250e6, within(1e-9));
        assertThat(busy.get(Part.READERS)).isEqualTo(300 / 1e5, within(1e-9));
        // 12 ms an order with its ten questions; then, on each of the two, half of the orders and all of the stream.
        double reading = 3 * 2.4e-6;
        assertThat(busy.get(Part.NODES))
                .isEqualTo((100 * (0.012 - 3 * reading) / 2 + 300 * reading) / 16, within(1e-9));
        // 4 ms and ten questions; and two nodes with three processors read every event.
        assertThat(busy.get(Part.EVENT_DATABASE))
                .isEqualTo((100 * (0.004 + 0.001) + 300 * 2 * 3 * 2.5e-6) / 16, within(1e-9));
    }

    @Test
    void movesViewsAndQuestionsToReadDatabases() {
        Map<Part, Double> one = model.busy(new Layout(1, 1, 4, 4, 0), 100);
        Map<Part, Double> two = model.busy(new Layout(1, 1, 4, 4, 1), 100);

        assertThat(two.get(Part.EVENT_DATABASE) + two.get(Part.READ_DATABASES))
                .isEqualTo(one.get(Part.EVENT_DATABASE), within(1e-9));
        // What is not the appending of three events is a quarter views, by rows.
        assertThat(two.get(Part.READ_DATABASES)).isEqualTo(100 * (0.0034 / 4 + 0.001) / 16, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void isBusierWithMoreTraffic(Part part) {
        assertThat(model.busy(LAYOUT, 2_000).get(part))
                .isGreaterThan(model.busy(LAYOUT, 1_000).get(part));
    }

    @Test
    void isNotBusierWithMoreOfSomething() {
        Map<Part, Double> busy = model.busy(LAYOUT, 1_000);
        assertThat(model.busy(new Layout(8, 3, 16, 8, 2), 1_000))
                .allSatisfy((part, less) -> assertThat(less).isLessThan(busy.get(part)));
        assertThat(model.busy(new Layout(4, 4, 16, 8, 2), 1_000).get(Part.NODES))
                .isLessThan(busy.get(Part.NODES));
        assertThat(model.busy(new Layout(4, 3, 16, 8, 3), 1_000).get(Part.READ_DATABASES))
                .isLessThan(busy.get(Part.READ_DATABASES));
    }

    @Test
    void hasABoundThatNoNumberOfNodesMoves() {
        double wall = ASSUMED.cores() / (3 * 3 * 2.4e-6);

        assertThat(model.busy(new Layout(1, 1_000_000, 1, 1, 0), wall).get(Part.NODES))
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e4, 1e5, 1e6})
    void findsALayoutInWhichNothingIsTooBusy(double ordersPerSecond) {
        Layout layout = new Planner(model, ASSUMED).plan(ordersPerSecond);

        assertThat(model.busy(layout, ordersPerSecond))
                .allSatisfy((part, busy) -> assertThat(busy).isLessThanOrEqualTo(ASSUMED.target()));
    }

    @Test
    void needsNotFewerMachinesForMoreOrders() {
        Planner planner = new Planner(model, ASSUMED);
        int before = 0;
        for (double rate = 1; rate <= 1e6; rate *= 10) {
            assertThat(planner.plan(rate).machines()).isGreaterThanOrEqualTo(before);
            before = planner.plan(rate).machines();
        }
        assertThat(planner.plan(1).machines()).isEqualTo(2);
    }

    @Test
    void knowsWhatOneAccountCanDo() {
        Account account = Account.of(Samples.measured());

        assertThat(account.command()).isEqualTo(0.011, within(1e-9));
        assertThat(account.ceiling()).isEqualTo(1 / 0.011, within(1e-6));
    }
}
