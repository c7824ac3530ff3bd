package vouch.saga;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.saga.OrderProgress.Order;

/**
 * One order in flight, as far as its saga knows. It holds what has happened and nothing that was only asked for, so a step
 * that failed starts from the same state again. Pure.
 *
 * @param customerId null in one of an early release, until the next event
 * @param steps what has happened, oldest first, each once
 * @param deadline when the order is asked to reject; null once it is known to be decided, or was asked
 */
record SagaState(
        OrderId orderId,
        CustomerId customerId,
        OrderProgress progress,
        List<SagaView.Step> steps,
        Instant startedAt,
        Instant deadline) {

    static SagaState begin(OrderCreated event, Instant at, Instant deadline) {
        SagaState nothing =
                new SagaState(event.orderId(), event.customerId(), OrderProgress.NONE, List.of(), at, deadline);
        return nothing.after(event, at);
    }

    /** An event that comes again, or an earlier one that comes late, changes nothing that is known already. */
    SagaState after(Object event, Instant at) {
        SagaView.Step step = new SagaView.Step(event.getClass().getSimpleName(), at);
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

    /** Whether something is left to do, or may come that is. */
    boolean isInFlight() {
        return progress.phase() != OrderProgress.Phase.ENDED;
    }

    /** What the saga is about to do, or waits for. Before it has ended something is left, if only a release of nothing. */
    OrderProgress.Phase phase() {
        return isInFlight() ? progress.phase() : OrderProgress.Phase.RELEASING;
    }

    SagaView view() {
        return new SagaView(orderId, customerId, phase().name(), steps, startedAt);
    }

    private static CustomerId customerOf(Object event) {
        return event instanceof OrderEvent ofOrder ? ofOrder.customerId() : ((CustomerEvent) event).customerId();
    }
}
