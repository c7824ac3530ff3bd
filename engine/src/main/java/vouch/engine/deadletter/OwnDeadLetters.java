package vouch.engine.deadletter;

import java.util.Collection;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;

/** Adds the dead letters of a {@link DeadLetterGroup}, in the caller's transaction. */
public interface OwnDeadLetters {

    /** Those of these sequences that have dead letters. A new event of such a sequence must be added behind them. */
    Set<String> waiting(String group, Collection<String> sequences);

    /**
     * Adds an event at the end of its sequence.
     *
     * @param cause why it could not be handled; null when it only waits behind another dead letter
     * @throws RuntimeException when the group has too many dead letters; the caller must roll back, and try again later
     */
    void add(String group, String sequence, EventMessage<?> event, Throwable cause);
}
