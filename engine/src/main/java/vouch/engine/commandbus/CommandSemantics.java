package vouch.engine.commandbus;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/** What an application knows of its commands and of the answers to them. */
public interface CommandSemantics {

    /** Whether the command comes from outside: then it is refused while too many others wait. */
    boolean isOfAClient(CommandMessage<?> command);

    /** Whether the command did something: not if it had been handled before. Such an answer is checked on what is stored. */
    boolean changed(Object answer);

    /** The command that the sender of this command sends on this answer; empty when there is none, or it is not known. */
    Optional<Object> followUp(Object command, Object answer);

    /** The answer that tells of the follow-up, too. */
    Object followedBy(Object answer, Object answerToFollowUp);
}
