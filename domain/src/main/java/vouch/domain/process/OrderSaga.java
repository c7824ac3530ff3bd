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
 * Which command follows each event of one order: the table of {@code docs/credit-rules.md}, The saga, with one method
 * for each row. The saga decides nothing: the order and the account do. What it sends depends on the event alone, so an
 * event may come twice, late or out of order. If the answer to a command already says what was decided, the saga does
 * not wait for the event, and goes on as if the event had come. Pure.
 */
public final class OrderSaga {

    private OrderSaga() {}

    /** The next step after an event, or after the answer to a command. */
    public sealed interface Next {}

    /** A command, and what follows when it is accepted or refused. */
    public record Send(Object command, Function<Accepted, Next> accepted, Function<BusinessError, Next> refused)
            implements Next {}

    /** The saga stays as it is until the next event. */
    public record Wait() implements Next {}

    /** The answer already contained the event's outcome: the saga goes on as after that event. */
    public record Told(Object event, Next then) implements Next {}

    /** No later event needs the saga. */
    public record End() implements Next {}

    /** A command was refused, and nothing can compensate that. */
    public record Stuck(BusinessError refusal) implements Next {}

    /**
     * The command that the saga sends after this answer to its command; empty when it sends none, or does not know yet.
     * The command side may handle both together. It then puts the second answer into {@link Accepted#sequel}, and the
     * saga does not send the second command.
     */
    public static Optional<Object> sequel(Object command, Accepted answer) {
        return command instanceof ReserveCredit reserve
                        && decided(reserve.customerId(), reserve.orderId(), answer) instanceof Told told
                        && told.then() instanceof Send next
                ? Optional.of(next.command())
                : Optional.empty();
    }

    /** The saga ignores that credit was released or charged: nothing follows from either. */
    public static boolean isConcernedBy(Object event) {
        return !(event instanceof CreditReleased || event instanceof CreditCharged);
    }

    /** @throws IllegalArgumentException for an event without a row in the table */
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

    /** The events' figures stay null here: the saga does not use them. */
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

    /**
     * If {@code RejectOrder} is refused, the order was cancelled meanwhile. Nothing is reserved, so nothing is
     * compensated.
     */
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

    /**
     * Only an order that was rejected by its deadline can still hold credit. In the other cases the account reserved
     * none.
     */
    private static Next on(OrderRejected event) {
        return event.reason() == RejectionReason.DECISION_TIMEOUT
                ? lastly(new ReleaseCredit(event.customerId(), event.orderId()))
                : new End();
    }

    /** The saga ends whether the command is accepted or refused. */
    private static Next lastly(Object command) {
        return new Send(command, answer -> new End(), refusal -> new End());
    }
}
