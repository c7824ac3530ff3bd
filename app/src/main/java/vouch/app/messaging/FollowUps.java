package vouch.app.messaging;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;
import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import vouch.api.Accepted;

/**
 * Decides with a command what its sender sends on the answer, where it is known what that will be: both are stored in one
 * transaction, and the answer tells of both. A sequel that is not accepted is as if it had not been tried; its sender sends
 * it then.
 *
 * <p>Its aggregate may be one of those that another thread decides for. Axon lets only one of them have it until the
 * transaction has ended, and has forgotten by then what was undone.
 *
 * @param known the sequel of a command that was answered so
 * @param decide within the unit of work of the caller
 */
record FollowUps(
        BiFunction<Object, Accepted, Optional<Object>> known,
        Function<CommandMessage<?>, CommandResultMessage<?>> decide) {

    /** The answer that tells of the sequel, too; the same when there is none. */
    CommandResultMessage<?> with(CommandMessage<?> command, CommandResultMessage<?> result) {
        if (!(result.getPayload() instanceof Accepted accepted)) {
            return result;
        }
        return known.apply(command.getPayload(), accepted)
                .flatMap(sequel -> accepted(sequel, command))
                .<CommandResultMessage<?>>map(answer ->
                        asCommandResultMessage(accepted.followedBy(answer)).withMetaData(result.getMetaData()))
                .orElse(result);
    }

    /** In the same name as the command before, and with the same cause. */
    private Optional<Accepted> accepted(Object sequel, CommandMessage<?> before) {
        CommandResultMessage<?> result = decide.apply(asCommandMessage(sequel).withMetaData(before.getMetaData()));
        return !result.isExceptional() && result.getPayload() instanceof Accepted answer && answer.changed()
                ? Optional.of(answer)
                : Optional.empty();
    }
}
