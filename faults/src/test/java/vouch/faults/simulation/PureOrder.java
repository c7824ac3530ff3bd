package vouch.faults.simulation;

import java.util.List;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderEvent;
import vouch.domain.order.OrderState;

/** The real {@link OrderState}, without Axon around it. */
final class PureOrder implements Decider {

    private OrderState state = OrderState.ABSENT;

    @Override
    public List<?> decide(Object command) {
        if (command instanceof CreateOrder create) {
            return state.decide(create);
        } else if (command instanceof ApproveOrder approve) {
            return state.decide(approve);
        } else if (command instanceof RejectOrder reject) {
            return state.decide(reject);
        } else if (command instanceof CancelOrder cancel) {
            return state.decide(cancel);
        } else if (command instanceof ShipOrder ship) {
            return state.decide(ship);
        }
        throw new IllegalArgumentException("An order does not know " + command);
    }

    @Override
    public void evolve(Object event) {
        state = state.evolve((OrderEvent) event);
    }
}
