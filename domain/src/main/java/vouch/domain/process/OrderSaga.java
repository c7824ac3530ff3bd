package vouch.domain.process;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;

import java.util.List;
import java.util.function.Function;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderId;

/**
 * Which command follows each event of one order: the table of {@code docs/credit-rules.md}, The saga, with one method
 * for each row that has a command. The others wait, a deferral at most until its deadline ({@link SagaState}). The saga decides nothing: the order and the account do. What it
 * sends depends on the event alone, so an event may come twice, late or out of order. The answer to a command is its
 * events, and the saga goes on as if they had arrived. Pure.
 */
public final class OrderSaga {

    /** The reason with which an order is cancelled that has not shipped in time. */
    static final String EXPIRED = "RESERVATION_EXPIRED";

    private OrderSaga() {}

    /** The next step after an event, or after the answer to a command. */
    public sealed interface Next {}

    /**
     * A command.
     *
     * @param refused what follows when the command is refused
     * @param last if true, the saga ends when the command is accepted; if false, it goes on with the events of the answer
     */
    public record Send(Object command, Function<BusinessError, Next> refused, boolean last) implements Next {}

    /** The saga stays as it is until the next event. */
    public record Wait() implements Next {}

    /** No later event needs the saga. */
    public record End() implements Next {}

    /** A command was refused, and nothing can compensate that. */
    public record Stuck(BusinessError refusal) implements Next {}

    /**
     * What follows after the last of these events. Without any event nothing follows: the command had been handled
     * before, and its events arrive by themselves.
     */
    public static Next after(List<?> events) {
        return events.isEmpty() ? new Wait() : on(events.get(events.size() - 1));
    }

    /** @throws IllegalArgumentException for an event without a row in the table */
    public static Next on(Object event) {
        if (event instanceof OrderCreated created) {
            return on(created);
        } else if (event instanceof CreditReserved reserved) {
            return on(reserved);
        } else if (event instanceof CreditReservationRejected rejected) {
            return on(rejected);
        } else if (event instanceof ReservationExpired expired) {
            return on(expired);
        } else if (event instanceof OrderShipped shipped) {
            return on(shipped);
        } else if (event instanceof OrderCancelled cancelled) {
            return on(cancelled);
        } else if (event instanceof OrderRejected rejected) {
            return on(rejected);
        } else if (event instanceof CreditDeferred
                || event instanceof OrderApproved
                || event instanceof CreditReleased
                || event instanceof CreditCharged) {
            return new Wait();
        }
        throw new IllegalArgumentException("The saga does not know " + event);
    }

    private static Next on(OrderCreated event) {
        OrderId order = event.orderId();
        return new Send(
                new ReserveCredit(event.customerId(), order, event.total(), event.on()),
                refusal -> refusal.code() == CUSTOMER_NOT_FOUND
                        ? lastly(new RejectOrder(order, RejectionReason.CUSTOMER_NOT_FOUND, event.on()))
                        : new Stuck(refusal),
                false);
    }

    private static Next on(CreditReserved event) {
        return new Send(
                new ApproveOrder(event.orderId(), event.on()),
                refusal -> lastly(new ReleaseCredit(event.customerId(), event.orderId(), event.on())),
                false);
    }

    /**
     * If {@code RejectOrder} is refused, the order was cancelled meanwhile. Nothing is reserved, so nothing is
     * compensated.
     */
    private static Next on(CreditReservationRejected event) {
        return lastly(new RejectOrder(event.orderId(), event.reason(), event.on()));
    }

    private static Next on(OrderShipped event) {
        return new Send(new ChargeCredit(event.customerId(), event.orderId(), event.on()), Stuck::new, true);
    }

    private static Next on(OrderCancelled event) {
        return lastly(new ReleaseCredit(event.customerId(), event.orderId(), event.on()));
    }

    /** If {@code CancelOrder} is refused, the order was shipped or cancelled meanwhile. */
    private static Next on(ReservationExpired event) {
        return new Send(new CancelOrder(event.orderId(), EXPIRED, event.on()), refusal -> new Wait(), false);
    }

    /**
     * An order that was not decided in time, or waited too long, rejects itself. Only such an order can still hold
     * credit, or wait for it. In the other cases the account reserved none.
     */
    private static Next on(OrderRejected event) {
        return event.reason().isTimeout()
                ? lastly(new ReleaseCredit(event.customerId(), event.orderId(), event.on()))
                : new End();
    }

    /** The saga ends whether the command is accepted or refused. */
    private static Next lastly(Object command) {
        return new Send(command, refusal -> new End(), true);
    }
}
