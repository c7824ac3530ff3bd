package vouch.query.order;

import java.util.function.BooleanSupplier;
import org.axonframework.config.ProcessingGroup;
import org.springframework.context.ApplicationEventPublisher;

/** Maintains the second place of the orders view. Axon gives each processor handlers of a class of its own. */
@ProcessingGroup("order-view-2")
final class SecondOrderProjection extends OrderProjection {

    SecondOrderProjection(
            OrderRows rows,
            CustomerNames names,
            OrderReasons reasons,
            OrderWaits waits,
            DecisionTimes decisions,
            ApplicationEventPublisher listeners,
            BooleanSupplier isRead) {
        super(rows, names, reasons, waits, decisions, listeners, isRead);
    }
}
