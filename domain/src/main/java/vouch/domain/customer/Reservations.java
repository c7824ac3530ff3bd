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
 * What an account remembers of orders: every open reservation, and the last {@value #REMEMBERED} that were settled or
 * rejected. Persistent maps, so that an event costs the same however much is remembered.
 *
 * @param total the sum of the open reservations
 * @param open the reserved amount of each order
 * @param closed what became of the others, oldest first
 */
public record Reservations(Money total, HashPMap<OrderId, Money> open, OrderedPMap<OrderId, Closed> closed) {

    public static final int REMEMBERED = 1000;

    /**
     * An order that holds no reservation any more.
     *
     * @param asked the amount it asked for; null when it was released before it asked
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

    /** From a snapshot, which has plain maps, the closed orders oldest first too. */
    @JsonCreator
    static Reservations restored(
            @JsonProperty("total") Money total,
            @JsonProperty("open") Map<OrderId, Money> open,
            @JsonProperty("closed") Map<OrderId, Closed> closed) {
        return new Reservations(total, HashTreePMap.from(open), OrderedPMap.from(closed));
    }

    /** The amount that the order first asked for; null when it has not asked, or is forgotten. */
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

    boolean isClosed(OrderId order) {
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
