package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class EventTailTest {

    private final EventTail tail = new EventTail(new EventTail.Limits(3, 100));

    @Test
    void hasTheNextEventAndNoneFurtherOn() {
        remember(tail, 5, 6);

        assertThat(tail.next(at(4)).orElseThrow().trackingToken()).isEqualTo(at(5));
        assertThat(tail.next(at(3))).isEmpty();
        assertThat(tail.next(at(6))).isEmpty();
    }

    @Test
    void leavesToTheTableWhoeverMissesANumber() {
        remember(tail, 5);

        assertThat(tail.next(at(4, 2))).isEmpty();
    }

    @Test
    void saysWhetherThereIsMoreThanTheReaderHas() {
        assertThat(tail.goesBeyond(null)).isFalse();
        remember(tail, 5);

        assertThat(tail.goesBeyond(null)).isTrue();
        assertThat(tail.goesBeyond(at(4))).isTrue();
        assertThat(tail.goesBeyond(at(5))).isFalse();
        assertThat(tail.reaches(5)).isTrue();
        assertThat(tail.reaches(6)).isFalse();
    }

    @Test
    void knowsNothingOfTheTokensOfOtherStores() {
        remember(tail, 5);

        assertThat(tail.next(new GlobalSequenceTrackingToken(4))).isEmpty();
        assertThat(tail.next(null)).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        remember(tail, 1, 2, 3, 4);

        assertThat(tail.next(at(0))).isEmpty();
        assertThat(tail.next(at(1))).isPresent();
        assertThat(tail.next(at(3))).isPresent();
    }

    @Test
    void forgetsTheOldestWhenTheyAreTooLarge() {
        tail.add(List.of(event(1, 60)));
        tail.add(List.of(event(2, 50)));

        assertThat(tail.next(at(0))).isEmpty();
        assertThat(tail.next(at(1))).isPresent();
    }

    @Test
    void leavesAnEventToTheTableThatMayNotBeRemembered() {
        tail.add(List.of(new AppendedEvent(1, null, null, Instant.EPOCH, 1), event(2, 1)));

        assertThat(tail.next(at(0))).isEmpty();
        assertThat(tail.goesBeyond(at(0))).isTrue();
        assertThat(tail.next(at(1))).isPresent();
    }

    private static void remember(EventTail tail, long... places) {
        LongStream.of(places).forEach(place -> tail.add(List.of(event(place, 1))));
    }

    private static AppendedEvent event(long place, int bytes) {
        return new AppendedEvent(place, null, GenericEventMessage.asEventMessage("x"), Instant.EPOCH, bytes);
    }

    private static GapAwareTrackingToken at(long index, Long... gaps) {
        return GapAwareTrackingToken.newInstance(index, Set.of(gaps));
    }

    private static GapAwareTrackingToken at(long index, int gap) {
        return at(index, Long.valueOf(gap));
    }
}
