package vouch.saga;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.SagaState;

/**
 * An order whose saga has not ended.
 *
 * @param state what the saga does next, or waits for: one of {@link #STATES}
 * @param startedAt when the order was created
 * @param deadline when an undecided order is asked to reject; null when the saga has no deadline
 */
public record SagaView(OrderId orderId, CustomerId customerId, String state, Instant startedAt, Instant deadline) {

    /** All states, in the order in which a saga passes through them. */
    public static final List<String> STATES = Stream.of(OrderProgress.Phase.values())
            .filter(phase -> phase != OrderProgress.Phase.ENDED)
            .map(Enum::name)
            .toList();

    static SagaView of(SagaState saga) {
        return new SagaView(saga.orderId(), saga.customerId(), saga.phase().name(), saga.startedAt(), saga.deadline());
    }

    /** The position of a saga in the list, which is sorted by age. */
    public record Position(Instant startedAt, OrderId orderId) {

        static final Position FIRST = new Position(Instant.EPOCH, new OrderId("."));

        /** The latest time that every database can represent. */
        private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

        private static final String SEPARATOR = "~";

        /** @throws IllegalArgumentException when the text was not made by {@link #toString()} */
        public static Position of(String text) {
            String[] parts = text.split(SEPARATOR, 2);
            Instant startedAt;
            try {
                startedAt = Instant.parse(parts[0]);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
            if (startedAt.isBefore(FIRST.startedAt) || startedAt.isAfter(END)) {
                throw new IllegalArgumentException("No saga began at " + startedAt);
            }
            return new Position(startedAt, new OrderId(parts[parts.length - 1]));
        }

        @Override
        public String toString() {
            return startedAt + SEPARATOR + orderId.value();
        }
    }

    public Position position() {
        return new Position(startedAt, orderId);
    }
}
