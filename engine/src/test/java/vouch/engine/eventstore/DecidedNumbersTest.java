package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.Test;

class DecidedNumbersTest {

    private OpenAppends now;
    private int asked;

    private final DecidedNumbers numbers = new DecidedNumbers(() -> {
        asked++;
        return now;
    });

    @Test
    void decidesAllThatCanBeSeenWhileNobodyAppends() {
        open(100);

        assertThat(numbers.ask()).isTrue();
        assertThat(numbers.upTo()).isEqualTo(100);
    }

    @Test
    void decidesNothingThatAnOpenTransactionMayFill() {
        open(100, "3/1");
        numbers.ask();
        open(200, "3/1", "4/1");

        assertThat(numbers.ask()).isFalse();
        assertThat(numbers.upTo()).isZero();
    }

    @Test
    void goesOnWhenThoseHaveEndedThatWereOpenAlthoughOthersAreOpenNow() {
        open(100, "3/1", "4/1");
        numbers.ask();
        open(150, "4/1", "5/1");
        assertThat(numbers.ask()).isFalse();

        open(200, "5/1", "3/2");
        assertThat(numbers.ask()).isTrue();
        assertThat(numbers.upTo()).isEqualTo(100);

        open(300, "6/1");
        assertThat(numbers.ask()).isTrue();
        assertThat(numbers.upTo()).isEqualTo(200);
    }

    /** Its name may have changed since. */
    @Test
    void waitsForEveryTransactionThatIsPrepared() {
        open(100, "3/1");
        numbers.ask();
        open(200, OpenAppends.PREPARED);

        assertThat(numbers.ask()).isFalse();
        assertThat(numbers.upTo()).isZero();

        open(200);
        assertThat(numbers.ask()).isTrue();
    }

    @Test
    void asksForAReaderOnceAndThenOnlyWhenItMissesANumber() {
        open(100);

        numbers.askFor(at(40));
        numbers.askFor(at(120));
        numbers.askFor(at(120, 70L));
        assertThat(asked).isEqualTo(1);

        numbers.askFor(at(120, 110L));
        assertThat(asked).isEqualTo(2);
    }

    private void open(long last, String... transactions) {
        now = new OpenAppends(last, Set.of(transactions));
    }

    private static GapAwareTrackingToken at(long index, Long... gaps) {
        return GapAwareTrackingToken.newInstance(index, Set.of(gaps));
    }
}
