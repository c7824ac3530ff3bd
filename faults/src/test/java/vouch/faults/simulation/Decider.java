package vouch.faults.simulation;

import java.util.List;

/** Something of the real, pure domain that decides commands and remembers by its events. */
public interface Decider {

    /**
     * Returns the events to store, none when the command was handled before.
     *
     * @throws vouch.api.BusinessError.Refusal when it is refused
     */
    List<?> decide(Object command);

    void evolve(Object event);
}
