package vouch.domain.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.OrderedPMap;
import vouch.api.Money;
import vouch.api.order.OrderId;

/**
 * Holds the open reservations of an account, and its last {@value #REMEMBERED} orders that were settled or rejected.
 * The maps are persistent, so that the cost of an event does not depend on their size.
 *
 * @param total the sum of the open reservations
 * @param open the reserved amount of each order
 * @param closed the outcome of each other order, oldest first
 */
public record Reservations(Money total, HashPMap<OrderId, Money> open, OrderedPMap<OrderId, Closed> closed) {

    public static final int REMEMBERED = 1000;

    /**
     * An order without an open reservation.
     *
     * @param asked the amount that the order asked for; null when its credit was released before it asked
     */
    public record Closed(Money asked, Outcome outcome) {}

    public enum Outcome {
        REJECTED,
        RELEASED,
        CHARGED
    }

    static Reservations none(Money nothing) {
        return new Reservations(nothing, HashTreePMap.empty(), OrderedPMap.empty());
    }

    /** Restores the reservations of a snapshot. A snapshot has plain maps; its closed orders are oldest first too. */
    @JsonCreator
    static Reservations restored(
            @JsonProperty("total") Money total,
            @JsonProperty("open") Map<OrderId, Money> open,
            @JsonProperty("closed") Map<OrderId, Closed> closed) {
        return new Reservations(total, HashTreePMap.from(open), OrderedPMap.from(closed));
    }

    /** The amount that the order asked for first. Null when the order has not asked, or is no longer remembered. */
    Money asked(OrderId order) {
        Money reserved = open.get(order);
        if (reserved != null) {
            return reserved;
        }
        Closed known = closed.get(order);
        return known == null ? null : known.asked();
    }

    /** The order's open reservation; null when there is none. */
    Money open(OrderId order) {
        return open.get(order);
    }

    /** Whether the account remembers the order as rejected, released or charged. */
    public boolean isClosed(OrderId order) {
        return closed.containsKey(order);
    }

    boolean isCharged(OrderId order) {
        return isClosed(order) && closed.get(order).outcome() == Outcome.CHARGED;
    }

    Reservations reserve(OrderId order, Money amount) {
        return new Reservations(total.plus(amount), open.plus(order, amount), closed);
    }

    Reservations reject(OrderId order, Money asked) {
        return new Reservations(total, open, remember(order, new Closed(asked, Outcome.REJECTED)));
    }

    Reservations release(OrderId order) {
        return close(order, Outcome.RELEASED);
    }

    Reservations charge(OrderId order) {
        return close(order, Outcome.CHARGED);
    }

    private Reservations close(OrderId order, Outcome outcome) {
        Money amount = open.get(order);
        Money rest = amount == null ? total : total.minus(amount);
        return new Reservations(rest, open.minus(order), remember(order, new Closed(amount, outcome)));
    }

    private OrderedPMap<OrderId, Closed> remember(OrderId order, Closed outcome) {
        OrderedPMap<OrderId, Closed> longer = closed.plus(order, outcome);
        return longer.size() > REMEMBERED
                ? longer.minus(longer.keySet().iterator().next())
                : longer;
    }
}
