package vouch.engine.commandbus;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/**
 * Says what the application knows of its commands and of the answers to them. By default no command is refused, every
 * command comes from outside and changes something, and no follow-up is known. An application that remembers aggregates on several nodes
 * must implement {@link #changed}.
 */
public interface CommandSemantics {

    /**
     * Why this sender may not send the command; empty when it may. This is asked first, on the thread that brings the
     * command. A command that is refused here waits in no queue, belongs to no group, and reads nothing.
     */
    default Optional<Throwable> refusal(CommandMessage<?> command) {
        return Optional.empty();
    }

    /** Whether the command comes from outside. Such a command is refused while too many others wait. */
    default boolean isOfAClient(CommandMessage<?> command) {
        return true;
    }

    /**
     * Whether the command changed something; false if it had been handled before. An answer without a change is checked
     * against the store.
     */
    default boolean changed(Object answer) {
        return true;
    }

    /**
     * The command that the sender of this command sends after this answer; empty when there is none, or it is not
     * known. Its metadata names the same sender and cause.
     */
    default Optional<CommandMessage<?>> followUp(CommandMessage<?> command, Object answer) {
        return Optional.empty();
    }

    /** The answer that also reports the follow-up. */
    default Object followedBy(Object answer, Object answerToFollowUp) {
        return answer;
    }
}
