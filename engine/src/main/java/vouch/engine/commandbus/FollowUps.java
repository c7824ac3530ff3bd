package vouch.engine.commandbus;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;
import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;

/**
 * Decides with a command what its sender sends on the answer, where that is known. Both are stored in one transaction, and
 * the answer tells of both. If the follow-up is not accepted, nothing of it remains, and the sender sends it later.
 *
 * <p>The aggregate of the follow-up may belong to another thread. Axon gives an aggregate to one thread at a time until its
 * transaction has ended, and has forgotten by then what was undone.
 *
 * @param decide within the unit of work of the caller
 */
record FollowUps(CommandSemantics semantics, Function<CommandMessage<?>, CommandResultMessage<?>> decide) {

    /** The answer that tells of the follow-up, too; the same answer when there is none. */
    CommandResultMessage<?> with(CommandMessage<?> command, CommandResultMessage<?> result) {
        return semantics
                .followUp(command.getPayload(), result.getPayload())
                .flatMap(followUp -> accepted(followUp, command))
                .<CommandResultMessage<?>>map(
                        answer -> asCommandResultMessage(semantics.followedBy(result.getPayload(), answer))
                                .withMetaData(result.getMetaData()))
                .orElse(result);
    }

    /** In the name of the sender of the command before, and with the same cause. */
    private Optional<Object> accepted(Object followUp, CommandMessage<?> before) {
        CommandResultMessage<?> result = decide.apply(asCommandMessage(followUp).withMetaData(before.getMetaData()));
        return !result.isExceptional() && semantics.changed(result.getPayload())
                ? Optional.of(result.getPayload())
                : Optional.empty();
    }
}
