package vouch.query.customer;

import java.util.function.BooleanSupplier;
import org.axonframework.config.ProcessingGroup;
import org.springframework.context.ApplicationEventPublisher;

/** Maintains the second place of the customers view. Axon gives each processor handlers of a class of its own. */
@ProcessingGroup("customer-view-2")
final class SecondCustomerProjection extends CustomerProjection {

    SecondCustomerProjection(
            CustomerRows rows,
            ReceivableDays receivables,
            TemporaryLimitRows limits,
            ApplicationEventPublisher listeners,
            BooleanSupplier isRead) {
        super(rows, receivables, limits, listeners, isRead);
    }
}
