package vouch.domain.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Map;
import org.pcollections.OrderedPMap;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.order.OrderId;

/**
 * The orders that wait for credit, at most {@link Bounds#WAITING} ({@code docs/credit-rules.md}, Waiting). They reserve
 * nothing. The map is persistent, so that the cost of an event does not depend on its size.
 *
 * @param total the sum of what they ask for
 * @param orders in the order in which they were deferred
 */
public record WaitingOrders(Money total, OrderedPMap<OrderId, Entry> orders) {

    /** @param on the day for which the order asked */
    public record Entry(Money amount, LocalDate on) {}

    static WaitingOrders none(Money nothing) {
        return new WaitingOrders(nothing, OrderedPMap.empty());
    }

    /** Restores the orders of a snapshot, which are in the same order. */
    @JsonCreator
    static WaitingOrders restored(
            @JsonProperty("total") Money total, @JsonProperty("orders") Map<OrderId, Entry> orders) {
        return new WaitingOrders(total, OrderedPMap.from(orders));
    }

    boolean isFull() {
        return orders.size() >= Bounds.WAITING;
    }

    boolean has(OrderId order) {
        return orders.containsKey(order);
    }

    /** What the order asks for; null when it does not wait. */
    Money amount(OrderId order) {
        Entry entry = orders.get(order);
        return entry == null ? null : entry.amount();
    }

    /** The sum of the others. */
    Money others(OrderId order) {
        Money own = amount(order);
        return own == null ? total : total.minus(own);
    }

    WaitingOrders with(CreditDeferred event) {
        Money amount = event.figures().requested();
        return new WaitingOrders(total.plus(amount), orders.plus(event.orderId(), new Entry(amount, event.on())));
    }

    WaitingOrders without(OrderId order) {
        return has(order) ? new WaitingOrders(others(order), orders.minus(order)) : this;
    }
}
