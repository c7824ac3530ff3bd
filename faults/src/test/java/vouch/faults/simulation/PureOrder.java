package vouch.faults.simulation;

import java.util.List;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderEvent;
import vouch.domain.order.OrderState;

/** The real {@link OrderState}, without Axon around it. */
final class PureOrder implements Decider {

    private OrderState state = OrderState.ABSENT;

    @Override
    public List<?> decide(Object command) {
        return state.decide((OrderCommand) command);
    }

    @Override
    public void evolve(Object event) {
        state = state.evolve((OrderEvent) event);
    }
}
