package vouch.command.order;

import org.springframework.http.ResponseEntity;
import vouch.api.Accepted;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderView;
import vouch.command.http.DryRunAnswer;
import vouch.command.http.ViewBehind;
import vouch.domain.view.OrderViewFold;

/**
 * What the dry run of an order's command has found, and how it is answered.
 *
 * @param before the number of events that are stored in the order's stream
 * @param answer the answer that the command would get, with the events of the saga's commands after it
 */
record OrderOutcome(long before, Accepted answer) {

    /** Whether the command would create the order. */
    boolean isNew() {
        return before == 0;
    }

    /** The customer of the order that would be created. */
    CustomerId customerId() {
        return ((OrderCreated) answer.events().get(0)).customerId();
    }

    /** Shows the order that would be created. */
    ResponseEntity<DryRunAnswer> created(CustomerView customer) {
        OrderView order = after(null);
        return DryRunAnswer.of(customer == null ? order : OrderViewFold.named(order, customer.name()), answer);
    }

    /** Whether the order has changed since. It changes a few times only, so the dry run can be repeated. */
    boolean isOutdated(OrderView stored) {
        return stored != null && stored.version() > before;
    }

    /**
     * Shows what would become of the stored order.
     *
     * @throws ViewBehind when the view of the order is not at that version yet
     */
    ResponseEntity<DryRunAnswer> changed(OrderView stored) {
        if (stored == null || stored.version() < before) {
            throw new ViewBehind();
        }
        return DryRunAnswer.of(after(stored), answer);
    }

    /**
     * The order after these events, of which those about other orders do not matter: they get the credit that this one
     * frees.
     */
    private OrderView after(OrderView stored) {
        OrderView order = stored;
        for (Object event : answer.events()) {
            if (event instanceof OrderEvent ofOrder) {
                order = OrderViewFold.fold(order, ofOrder, answer.at());
            } else if (event instanceof OrderCreditEvent credit
                    && credit.orderId().equals(order.orderId())) {
                order = OrderViewFold.fold(order, credit, answer.at());
            }
        }
        return order;
    }
}
