package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final List<Consumer<List<? extends EventMessage<?>>>> told = new ArrayList<>();
    private final GivingWay way = new GivingWay(store -> {
        told.add(store::accept);
        return () -> true;
    });

    private void store() {
        told.forEach(one -> one.accept(List.of()));
    }

    @Test
    void restsThreeTimesAsLongAsThePartTookDuringWhichEventsWereStored() {
        long began = System.nanoTime();
        store();

        assertThat(way.rest(began, began + 1_000)).isEqualTo(3_000);
    }

    @Test
    void neverRestsForLongerThanHalfASecond() {
        long began = System.nanoTime();
        store();

        assertThat(way.rest(began, began + HOUR)).isEqualTo(GivingWay.LONGEST_NANOS);
    }

    @Test
    void doesNotRestWhileNothingIsStored() {
        store();
        long began = System.nanoTime() + 1;

        assertThat(way.rest(began, began + 1_000)).isZero();
    }
}
