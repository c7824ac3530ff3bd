package vouch.engine.commandbus;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;

/**
 * Decides the follow-up of a command together with the command, where the follow-up is known. Both are stored in one
 * transaction, and the answer reports both. If the follow-up is not accepted, nothing of it is stored, and the sender
 * sends it later.
 *
 * <p>The aggregate of the follow-up may belong to another thread. Axon gives an aggregate to one thread at a time until
 * its transaction has ended. By then Axon has forgotten what was rolled back.
 *
 * @param decide decides a command within the unit of work of the caller
 */
record FollowUps(CommandSemantics semantics, Function<CommandMessage<?>, CommandResultMessage<?>> decide) {

    /** Returns the answer that also reports the follow-up; the same answer when there is none. */
    CommandResultMessage<?> with(CommandMessage<?> command, CommandResultMessage<?> result) {
        return semantics
                .followUp(command, result.getPayload())
                .flatMap(this::accepted)
                .<CommandResultMessage<?>>map(
                        answer -> asCommandResultMessage(semantics.followedBy(result.getPayload(), answer))
                                .withMetaData(result.getMetaData()))
                .orElse(result);
    }

    private Optional<Object> accepted(CommandMessage<?> followUp) {
        CommandResultMessage<?> result = decide.apply(followUp);
        return !result.isExceptional() && semantics.changed(result.getPayload())
                ? Optional.of(result.getPayload())
                : Optional.empty();
    }
}
