package vouch.command;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.AggregateLifecycle;
import vouch.api.Accepted;

/**
 * Connects a pure state to Axon. It asks the state for a decision, applies the decided events, and evolves the state
 * with each event.
 *
 * @param <S> the pure state
 * @param <E> its events
 */
public abstract class DecidingAggregate<S, E> {

    private S state;
    private Instant at;

    protected DecidingAggregate(S initial) {
        this.state = initial;
    }

    protected final S state() {
        return state;
    }

    /** Applies the decided events; there are none when the command was handled before. */
    protected final Accepted accept(List<? extends E> decided) {
        decided.forEach(AggregateLifecycle::apply);
        Long last = AggregateLifecycle.getVersion();
        return new Accepted(last == null ? 0 : last + 1, at, List.copyOf(decided));
    }

    /** Must be called by the subclass's event sourcing handler. */
    protected final void evolved(S next, Instant storedAt) {
        state = next;
        at = storedAt;
    }
}
