package vouch.saga;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderId;
import vouch.coordination.ByOrder;

/**
 * An event whose step is still to be taken.
 *
 * @param cause why the step failed; null when the event only waits behind one whose step failed
 */
record UnhandledEvent(DomainEventMessage<?> event, Throwable cause) {

    /** The events of one order, of which the first has failed. */
    static List<UnhandledEvent> of(List<DomainEventMessage<?>> events, Throwable cause) {
        List<UnhandledEvent> unhandled = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            unhandled.add(new UnhandledEvent(event, unhandled.isEmpty() ? cause : null));
        }
        return unhandled;
    }

    /** The events of one sequence are handled one after another. An unreadable event of no order has its stream's. */
    static String sequenceOf(DomainEventMessage<?> event) {
        OrderId order = ByOrder.orderOf(event);
        return order == null ? event.getAggregateIdentifier() : order.value();
    }

    String sequence() {
        return sequenceOf(event);
    }
}
