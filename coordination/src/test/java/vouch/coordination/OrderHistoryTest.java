package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    /** The clock of the node that handles the account is two seconds behind. */
    @Test
    void beginsWithTheFirstEventOfTheOrderWhateverTheClocksSay() {
        OrderHistory history = new OrderHistory(new Stored());

        assertThat(history.of(ORDER))
                .<Object>extracting(DomainEventMessage::getPayload)
                .containsExactly(CREATED, RESERVED, APPROVED);
    }

    @Test
    void isEmptyForAnOrderThatDoesNotExist() {
        try (History nothing = new History()) {
            assertThat(new OrderHistory(nothing).of(ORDER)).isEmpty();
            assertThat(new OrderHistory(nothing).of(ORDER, CUSTOMER)).isEmpty();
        }
    }

    private static final class Stored implements StoredEvents {

        @Override
        public DomainEventStream of(String stream) {
            Stream<DomainEventMessage<?>> events = stream.equals(ORDER.toString())
                    ? Stream.of(event(stream, 0, CREATED, 10), event(stream, 1, APPROVED, 11))
                    : Stream.of(event(stream, 0, RESERVED, 8));
            return DomainEventStream.of(events);
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> after(TrackingToken token) {
            throw new UnsupportedOperationException();
        }

        private static DomainEventMessage<?> event(String stream, long number, Object event, long second) {
            return new GenericDomainEventMessage<>(
                    "any", stream, number, event, Map.of(), "e" + second, Instant.ofEpochSecond(second));
        }
    }
}
