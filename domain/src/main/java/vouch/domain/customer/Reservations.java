package vouch.domain.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.OrderedPMap;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;

/**
 * Holds the open reservations of an account, and its last {@value #REMEMBERED} orders that were settled or rejected.
 * The maps are persistent, so that the cost of an event does not depend on their size.
 *
 * @param total the sum of the open reservations
 * @param open the reservation of each order
 * @param closed the outcome of each other order, oldest first
 */
public record Reservations(Money total, HashPMap<OrderId, Open> open, OrderedPMap<OrderId, Closed> closed) {

    public static final int REMEMBERED = 1000;

    /**
     * An open reservation.
     *
     * @param since the day of the grant
     * @param overridden whether a person granted it
     * @param expired whether the account has told that it expired
     */
    public record Open(Money amount, LocalDate since, boolean overridden, boolean expired) {}

    /**
     * An order without an open reservation.
     *
     * @param asked the amount that the order asked for; null when its credit was released before it asked
     * @param overridden whether a person had granted it
     */
    public record Closed(Money asked, Outcome outcome, boolean overridden) {}

    public enum Outcome {
        REJECTED,
        /** A person refused the credit. */
        REFUSED,
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
            @JsonProperty("open") Map<OrderId, Open> open,
            @JsonProperty("closed") Map<OrderId, Closed> closed) {
        return new Reservations(total, HashTreePMap.from(open), OrderedPMap.from(closed));
    }

    /** The amount that the order asked for first. Null when the order has not asked, or is no longer remembered. */
    Money asked(OrderId order) {
        Money reserved = amount(order);
        if (reserved != null) {
            return reserved;
        }
        Closed known = closed.get(order);
        return known == null ? null : known.asked();
    }

    /** The amount of the order's open reservation; null when there is none. */
    Money amount(OrderId order) {
        Open known = open.get(order);
        return known == null ? null : known.amount();
    }

    /** Whether the account remembers the order as rejected, released or charged. */
    public boolean isClosed(OrderId order) {
        return closed.containsKey(order);
    }

    boolean isCharged(OrderId order) {
        return isClosed(order) && closed.get(order).outcome() == Outcome.CHARGED;
    }

    boolean isRefused(OrderId order) {
        return isClosed(order) && closed.get(order).outcome() == Outcome.REFUSED;
    }

    /** Whether a person granted the order's credit, also if it is no longer open. */
    boolean isOverridden(OrderId order) {
        return isClosed(order)
                ? closed.get(order).overridden()
                : open.containsKey(order) && open.get(order).overridden();
    }

    /** The orders whose reservation was granted before that day and has not been told as expired. */
    List<OrderId> grantedBefore(LocalDate day) {
        return open.entrySet().stream()
                .filter(known ->
                        !known.getValue().expired() && known.getValue().since().isBefore(day))
                .map(Map.Entry::getKey)
                .toList();
    }

    Reservations reserve(CreditReserved event) {
        Money amount = event.figures().requested();
        boolean overridden = event.granted() == Granted.BY_OVERRIDE;
        return new Reservations(
                total.plus(amount),
                open.plus(event.orderId(), new Open(amount, event.figures().on(), overridden, false)),
                closed);
    }

    Reservations reject(CreditReservationRejected event) {
        boolean refused = event.reason() == RejectionReason.CREDIT_REFUSED;
        Outcome outcome = refused ? Outcome.REFUSED : Outcome.REJECTED;
        return new Reservations(
                total,
                open,
                remember(event.orderId(), new Closed(event.figures().requested(), outcome, false)));
    }

    Reservations release(CreditReleased event) {
        return close(event.orderId(), event.waited(), Outcome.RELEASED);
    }

    Reservations charge(OrderId order) {
        return close(order, null, Outcome.CHARGED);
    }

    Reservations expire(OrderId order) {
        Open known = open.get(order);
        return new Reservations(
                total, open.plus(order, new Open(known.amount(), known.since(), known.overridden(), true)), closed);
    }

    private Reservations close(OrderId order, Money waited, Outcome outcome) {
        Open known = open.get(order);
        return known == null
                ? new Reservations(total, open, remember(order, new Closed(waited, outcome, false)))
                : new Reservations(
                        total.minus(known.amount()),
                        open.minus(order),
                        remember(order, new Closed(known.amount(), outcome, known.overridden())));
    }

    private OrderedPMap<OrderId, Closed> remember(OrderId order, Closed outcome) {
        OrderedPMap<OrderId, Closed> longer = closed.plus(order, outcome);
        return longer.size() > REMEMBERED
                ? longer.minus(longer.keySet().iterator().next())
                : longer;
    }
}
