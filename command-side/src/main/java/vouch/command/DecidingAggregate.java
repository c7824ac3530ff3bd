package vouch.command;

import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
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

    /**
     * Applies the decided events; there are none when the command was handled before.
     *
     * @throws vouch.api.BusinessError.Refusal when there are events, and the sender expects another version of this
     *     stream
     */
    protected final Accepted accept(List<? extends E> decided) {
        if (!decided.isEmpty()) {
            ExpectedVersion.check(CurrentUnitOfWork.get().getMessage(), version());
        }
        apply(decided);
        return new Accepted(version(), at, List.copyOf(decided));
    }

    /** Applies events that follow from the decision of another aggregate, which the command is for. */
    protected final void apply(List<? extends E> decided) {
        decided.forEach(AggregateLifecycle::apply);
    }

    private static long version() {
        Long last = AggregateLifecycle.getVersion();
        return last == null ? 0 : last + 1;
    }

    /** Must be called by the subclass's event sourcing handler. */
    protected final void evolved(S next, Instant storedAt) {
        state = next;
        at = storedAt;
    }
}
