package vouch.domain.process;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress.Order;

/**
 * What the saga of one order in flight knows. It holds what has happened, and nothing that was only asked for. So a
 * step that failed starts from the same state again. Pure.
 *
 * @param customerId null in a saga that an early release began, until the next event
 * @param steps what has happened, oldest first, each once
 * @param deadline when the order is asked to reject; null once the order was asked, or is known to be decided
 */
public record SagaState(
        OrderId orderId,
        CustomerId customerId,
        OrderProgress progress,
        List<Step> steps,
        Instant startedAt,
        Instant deadline) {

    /** @param event the type of the event that happened */
    public record Step(String event, Instant at) {

        @Override
        public String toString() {
            return event + " " + at;
        }

        /** Parses what {@link #toString()} wrote. */
        public static Step of(String text) {
            String[] parts = text.split(" ");
            return new Step(parts[0], Instant.parse(parts[1]));
        }
    }

    public static SagaState begin(OrderCreated event, Instant at, Instant deadline) {
        SagaState nothing =
                new SagaState(event.orderId(), event.customerId(), OrderProgress.NONE, List.of(), at, deadline);
        return nothing.after(event, at);
    }

    /**
     * The state after an event. A repeated event, or an earlier event that comes late, changes nothing that is already
     * known.
     */
    public SagaState after(Object event, Instant at) {
        Step step = new Step(event.getClass().getSimpleName(), at);
        if (steps.stream().anyMatch(known -> known.event().equals(step.event()))) {
            return this;
        }
        OrderProgress next = progress.after(event);
        boolean late = next.order().compareTo(progress.order()) < 0;
        OrderProgress latest = late ? next.after(progress.order()) : next;
        return new SagaState(
                orderId,
                customerOf(event),
                latest,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                startedAt,
                latest.order().compareTo(Order.PENDING) > 0 ? null : deadline);
    }

    /** Whether the saga has something left to do, or may get something to do from a later event. */
    public boolean isInFlight() {
        return progress.phase() != OrderProgress.Phase.ENDED;
    }

    /**
     * What the saga does next, or waits for. A saga that has not ended always has something left, at least a release of
     * nothing.
     */
    public OrderProgress.Phase phase() {
        return isInFlight() ? progress.phase() : OrderProgress.Phase.RELEASING;
    }

    private static CustomerId customerOf(Object event) {
        return event instanceof OrderEvent ofOrder ? ofOrder.customerId() : ((CustomerEvent) event).customerId();
    }
}
