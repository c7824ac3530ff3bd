package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000_000_000L;

    private final List<Consumer<List<? extends EventMessage<?>>>> told = new ArrayList<>();
    private final List<Long> rests = new ArrayList<>();
    private final GivingWay way = new GivingWay(
            store -> {
                told.add(store::accept);
                return () -> true;
            },
            rests::add);

    private void store() {
        told.forEach(one -> one.accept(List.of()));
    }

    @Test
    void restsThreeTimesAsLongAsThePartTookDuringWhichEventsWereStored() {
        long began = System.nanoTime() - MILLI;
        store();

        way.after(began);

        assertThat(rests).singleElement().satisfies(rest -> assertThat(rest).isGreaterThanOrEqualTo(3 * MILLI));
    }

    @Test
    void neverRestsForLongerThanHalfASecond() {
        store();

        way.after(System.nanoTime() - HOUR);

        assertThat(rests).containsExactly(GivingWay.LONGEST_NANOS);
    }

    @Test
    void doesNotRestWhileNothingIsStored() {
        store();

        way.after(System.nanoTime() + MILLI);

        assertThat(rests).isEmpty();
    }
}
