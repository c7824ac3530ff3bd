package vouch.engine.deadletter;

import org.axonframework.eventhandling.DomainEventMessage;

/**
 * A group that handles many events together, or that is no event processor. Axon cannot tell which of its events
 * failed, so the group adds its dead letters itself, with {@link OwnDeadLetters}. They are listed, retried and discarded
 * like all others.
 */
public interface DeadLetterGroup {

    /** The name under which its dead letters are kept; for an event processor its processing group. */
    String name();

    /**
     * Handles the event of a dead letter again, in a transaction. The events of a sequence come one after another, each
     * at least once.
     *
     * @throws Exception when that failed; the dead letter stays, and is retried later
     */
    void handle(DomainEventMessage<?> event) throws Exception;
}
