package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final List<Consumer<List<? extends EventMessage<?>>>> told = new ArrayList<>();
    private final List<Long> rests = new ArrayList<>();
    private final GivingWay way = new GivingWay(
            store -> {
                told.add(store::accept);
                return () -> true;
            },
            rests::add);
    private final Pace pace = new Pace(true, () -> way);

    @Test
    void takesTheFirstEventAtOnce() {
        assertThat(pace.gathering(0)).isZero();
    }

    @Test
    void letsEventsGatherThreeTimesAsLongAsTheLastTransactionTook() throws Exception {
        transactionOf(20);

        // How long the transaction really took, the machine decides. It took no day.
        long between = millis(20);
        while (pace.gathering(between) == Pace.LONGEST_MILLIS) {
            between += millis(20);
        }
        assertThat(pace.gathering(between)).isBetween(60L, Pace.LONGEST_MILLIS - 1);
        assertThat(pace.gathering(TimeUnit.DAYS.toNanos(1))).isZero();
    }

    @Test
    void letsNoEventGatherForLongerThanATenthOfASecond() throws Exception {
        transactionOf(150);

        assertThat(pace.gathering(0)).isEqualTo(Pace.LONGEST_MILLIS);
    }

    @Test
    void isSlowestWhereNobodyWaits() {
        assertThat(new Pace(false, () -> way).gathering(TimeUnit.DAYS.toNanos(1)))
                .isEqualTo(Pace.LONGEST_MILLIS);
    }

    @Test
    void givesWayAfterATransactionOfAReplay() throws Exception {
        EventMessage<?> replayed = new GenericTrackedEventMessage<>(
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(1)),
                new GenericEventMessage<>("any"));

        transactionOf(replayed, 20);

        assertThat(rests).singleElement().satisfies(rest -> assertThat(rest).isGreaterThanOrEqualTo(millis(60)));
    }

    @Test
    void givesNoWayAfterNewEvents() throws Exception {
        transactionOf(20);

        assertThat(rests).isEmpty();
    }

    /** Of two events, of which only the first begins it. */
    private void transactionOf(long millis) throws Exception {
        transactionOf(new GenericEventMessage<>("any"), millis);
    }

    private void transactionOf(EventMessage<?> event, long millis) throws Exception {
        DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
        assertThat(pace.handle(work, () -> "handled")).isEqualTo("handled");
        long began = System.nanoTime();
        while (System.nanoTime() - began < millis(millis)) {
            Thread.onSpinWait();
        }
        pace.handle(work, () -> "handled");
        told.forEach(one -> one.accept(List.of()));
        work.commit();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
