package vouch.domain.process;

import java.util.List;
import java.util.Map;
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
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.domain.process.OrderProgress.Phase;

/**
 * The way of an order through the phases of its saga, for a person to look at: {@link OrderSaga} and {@link
 * OrderProgress} without the events that come twice, late or out of order.
 */
public final class OrderFlow {

    private static final Map<Phase, Class<?>> COMMANDS = Map.of(
            Phase.RESERVING, ReserveCredit.class,
            Phase.APPROVING, ApproveOrder.class,
            Phase.REJECTING, RejectOrder.class,
            Phase.RELEASING, ReleaseCredit.class,
            Phase.CHARGING, ChargeCredit.class);

    private static final List<Step> STEPS = List.of(
            new Step(Phase.RESERVING, CreditReserved.class, Phase.APPROVING),
            new Step(Phase.RESERVING, CreditDeferred.class, Phase.AWAITING_CREDIT),
            new Step(Phase.RESERVING, CreditReservationRejected.class, Phase.REJECTING),
            new Step(Phase.RESERVING, OrderRejected.class, Phase.ENDED),
            new Step(Phase.RESERVING, OrderRejected.class, Phase.RELEASING),
            new Step(Phase.RESERVING, OrderCancelled.class, Phase.RELEASING),
            new Step(Phase.AWAITING_CREDIT, CreditReserved.class, Phase.APPROVING),
            new Step(Phase.AWAITING_CREDIT, CreditReservationRejected.class, Phase.REJECTING),
            new Step(Phase.AWAITING_CREDIT, OrderRejected.class, Phase.RELEASING),
            new Step(Phase.AWAITING_CREDIT, OrderCancelled.class, Phase.RELEASING),
            new Step(Phase.APPROVING, OrderApproved.class, Phase.AWAITING_SHIPMENT),
            new Step(Phase.APPROVING, OrderRejected.class, Phase.RELEASING),
            new Step(Phase.APPROVING, OrderCancelled.class, Phase.RELEASING),
            new Step(Phase.REJECTING, OrderRejected.class, Phase.ENDED),
            new Step(Phase.REJECTING, OrderCancelled.class, Phase.ENDED),
            new Step(Phase.AWAITING_SHIPMENT, OrderShipped.class, Phase.CHARGING),
            new Step(Phase.AWAITING_SHIPMENT, ReservationExpired.class, Phase.AWAITING_SHIPMENT),
            new Step(Phase.AWAITING_SHIPMENT, OrderCancelled.class, Phase.RELEASING),
            new Step(Phase.RELEASING, CreditReleased.class, Phase.ENDED),
            new Step(Phase.CHARGING, CreditCharged.class, Phase.ENDED));

    private OrderFlow() {}

    /** An event that leads from a phase to a phase. */
    public record Step(Phase from, Class<?> event, Phase to) {}

    /** The command that the saga sends in this phase; null where it waits for somebody else. */
    public static Class<?> command(Phase phase) {
        return COMMANDS.get(phase);
    }

    /** The steps that begin in this phase, the usual one first. */
    public static List<Step> from(Phase phase) {
        return STEPS.stream().filter(step -> step.from() == phase).toList();
    }
}
