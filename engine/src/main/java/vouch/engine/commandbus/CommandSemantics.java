package vouch.engine.commandbus;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/** Says what the application knows of its commands and of the answers to them. */
public interface CommandSemantics {

    /** Whether the command comes from outside. Such a command is refused while too many others wait. */
    boolean isOfAClient(CommandMessage<?> command);

    /**
     * Whether the command changed something; false if it had been handled before. An answer without a change is checked
     * against the store.
     */
    boolean changed(Object answer);

    /**
     * The command that the sender of this command sends after this answer; empty when there is none, or it is not
     * known.
     */
    Optional<Object> followUp(Object command, Object answer);

    /** The answer that also reports the follow-up. */
    Object followedBy(Object answer, Object answerToFollowUp);
}
