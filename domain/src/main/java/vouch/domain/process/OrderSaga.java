package vouch.domain.process;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;

import java.util.Optional;
import java.util.function.Function;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderId;

/**
 * Reserves credit for one order, and compensates: {@code docs/credit-rules.md}, The saga, as a table, with one method for
 * each row. It decides nothing: every answer is the order's or the account's. What it sends depends on the event alone, so
 * that an event may come twice, late or out of order. An answer that tells what was decided is taken for the event that it
 * stands for, which is then on its way: an order is decided in one go. Pure.
 */
public final class OrderSaga {

    private OrderSaga() {}

    /** What follows an event, or the answer to a command. */
    public sealed interface Next {}

    /** One answer leads here, the other there. */
    public record Send(Object command, Function<Accepted, Next> accepted, Function<BusinessError, Next> refused)
            implements Next {}

    /** The saga stays as it is until the next event. */
    public record Wait() implements Next {}

    /** An answer told what its event will tell: the saga goes on as after that event. */
    public record Told(Object event, Next then) implements Next {}

    /** Nothing can come any more that the saga is needed for. */
    public record End() implements Next {}

    /** A refusal that nothing compensates. */
    public record Stuck(BusinessError refusal) implements Next {}

    /**
     * What the saga sends on this answer to a command of its own; empty when it sends nothing, or does not know yet. Whoever
     * handles it together with that command says so in the answer ({@link Accepted#sequel}), and it is not sent.
     */
    public static Optional<Object> sequel(Object command, Accepted answer) {
        return command instanceof ReserveCredit reserve
                        && decided(reserve.customerId(), reserve.orderId(), answer) instanceof Told told
                        && told.then() instanceof Send next
                ? Optional.of(next.command())
                : Optional.empty();
    }

    /** What the saga caused itself does not concern it. */
    public static boolean isConcernedBy(Object event) {
        return !(event instanceof CreditReleased || event instanceof CreditCharged);
    }

    /** @throws IllegalArgumentException for an event that has no row */
    public static Next on(Object event) {
        if (event instanceof OrderCreated created) {
            return on(created);
        } else if (event instanceof CreditReserved reserved) {
            return on(reserved);
        } else if (event instanceof CreditReservationRejected rejected) {
            return on(rejected);
        } else if (event instanceof OrderApproved approved) {
            return on(approved);
        } else if (event instanceof OrderShipped shipped) {
            return on(shipped);
        } else if (event instanceof OrderCancelled cancelled) {
            return on(cancelled);
        } else if (event instanceof OrderRejected rejected) {
            return on(rejected);
        }
        throw new IllegalArgumentException("The saga does not know " + event);
    }

    private static Next on(OrderCreated event) {
        OrderId order = event.orderId();
        return new Send(
                new ReserveCredit(event.customerId(), order, event.total()),
                answer -> decided(event.customerId(), order, answer),
                refusal -> refusal.code() == CUSTOMER_NOT_FOUND
                        ? lastly(new RejectOrder(order, RejectionReason.CUSTOMER_NOT_FOUND))
                        : new Stuck(refusal));
    }

    /** The figures that the events have too are of no concern here. */
    private static Next decided(CustomerId customer, OrderId order, Accepted answer) {
        if (!answer.changed()) {
            return new Wait();
        }
        OrderCreditEvent event = answer.rejection() == null
                ? new CreditReserved(customer, order, null)
                : new CreditReservationRejected(customer, order, answer.rejection(), null);
        Next then = on(event);
        return new Told(
                event,
                answer.sequel() != null && then instanceof Send sent
                        ? sent.accepted().apply(answer.sequel())
                        : then);
    }

    private static Next on(CreditReserved event) {
        return new Send(
                new ApproveOrder(event.orderId()),
                answer -> new Told(new OrderApproved(event.orderId(), event.customerId()), new Wait()),
                refusal -> lastly(new ReleaseCredit(event.customerId(), event.orderId())));
    }

    /** A refusal means that the order was cancelled meanwhile: nothing is reserved, so there is nothing to compensate. */
    private static Next on(CreditReservationRejected event) {
        return lastly(new RejectOrder(event.orderId(), event.reason()));
    }

    private static Next on(OrderApproved event) {
        return new Wait();
    }

    private static Next on(OrderShipped event) {
        return new Send(new ChargeCredit(event.customerId(), event.orderId()), answer -> new End(), Stuck::new);
    }

    private static Next on(OrderCancelled event) {
        return lastly(new ReleaseCredit(event.customerId(), event.orderId()));
    }

    /** For every other reason than the deadline there is no credit: that was the answer to the saga's own question. */
    private static Next on(OrderRejected event) {
        return event.reason() == RejectionReason.DECISION_TIMEOUT
                ? lastly(new ReleaseCredit(event.customerId(), event.orderId()))
                : new End();
    }

    /** It ends with the answer, whichever that is. */
    private static Next lastly(Object command) {
        return new Send(command, answer -> new End(), refusal -> new End());
    }
}
