package vouch.saga;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;

/**
 * Keeps the list of sagas in flight, which Axon does not have, from the events that the sagas see: an order is listed from
 * its creation until nothing can come any more. Its row and the processor's token are committed together.
 */
@Component
@ProcessingGroup("saga-view")
class SagaProjection {

    private final SagaRows rows;

    SagaProjection(SagaRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(OrderEvent event, @Timestamp Instant at) {
        if (event instanceof OrderCreated) {
            rows.begin(event.orderId(), event.customerId(), OrderProgress.NONE.after(event), step(event, at));
        } else {
            advance(event.orderId(), event, at);
        }
    }

    @EventHandler
    void on(OrderCreditEvent event, @Timestamp Instant at) {
        advance(event.orderId(), event, at);
    }

    @ResetHandler
    void forget() {
        rows.endAll();
    }

    private void advance(OrderId order, Object event, Instant at) {
        rows.progressOf(order).map(before -> before.after(event)).ifPresent(progress -> {
            if (progress.phase() == OrderProgress.Phase.ENDED) {
                rows.end(order);
            } else {
                rows.advance(order, progress, step(event, at));
            }
        });
    }

    private static SagaView.Step step(Object event, Instant at) {
        return new SagaView.Step(event.getClass().getSimpleName(), at);
    }
}
