package vouch.query.order;

import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

/**
 * An order in its table: what is shown, and where its decision is found.
 *
 * @param decisionNumber the number of the account's last decision, in the customer's stream; null before the first
 */
record OrderEntry(OrderView view, Long decisionNumber) {

    OrderId orderId() {
        return view.orderId();
    }

    OrderEntry with(OrderView next) {
        return new OrderEntry(next, decisionNumber);
    }
}
