package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(true);

    @Test
    void takesTheFirstEventAtOnce() {
        assertThat(pace.gathering(0)).isZero();
    }

    @Test
    void letsEventsGatherThreeTimesAsLongAsTheLastTransactionTook() throws Exception {
        transactionOf(20);

        assertThat(pace.gathering(millis(20))).isGreaterThanOrEqualTo(60);
        assertThat(pace.gathering(millis(40))).isLessThan(pace.gathering(millis(20)));
        assertThat(pace.gathering(TimeUnit.DAYS.toNanos(1))).isZero();
    }

    @Test
    void letsNoEventGatherForLongerThanATenthOfASecond() throws Exception {
        transactionOf(150);

        assertThat(pace.gathering(0)).isEqualTo(Pace.LONGEST_MILLIS);
    }

    @Test
    void isSlowestWhereNobodyWaits() {
        assertThat(new Pace(false).gathering(TimeUnit.DAYS.toNanos(1))).isEqualTo(Pace.LONGEST_MILLIS);
    }

    /** Of two events, of which only the first begins it. */
    private void transactionOf(long millis) throws Exception {
        EventMessage<?> event = new GenericEventMessage<>("any");
        DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
        assertThat(pace.handle(work, () -> "handled")).isEqualTo("handled");
        long began = System.nanoTime();
        while (System.nanoTime() - began < millis(millis)) {
            Thread.onSpinWait();
        }
        pace.handle(work, () -> "handled");
        work.commit();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
