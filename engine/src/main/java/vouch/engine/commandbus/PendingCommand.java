package vouch.engine.commandbus;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import vouch.engine.dryrun.DryRun;

/**
 * A command that was not answered yet.
 *
 * @param aggregate the identifier of the aggregate that it is for
 * @param lostRaces how often another node was faster
 */
record PendingCommand<C, R>(
        CommandMessage<C> command,
        MessageHandler<? super CommandMessage<?>> handler,
        CommandCallback<? super C, ? super R> callback,
        String aggregate,
        int lostRaces) {

    PendingCommand(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            String aggregate) {
        this(command, handler, callback, aggregate, 0);
    }

    boolean isDryRun() {
        return DryRun.is(command);
    }

    /**
     * Whether the command is decided on what is stored, and not behind others whose events may be rolled back. A dry
     * run is: an event that it saw could still turn out never to be stored.
     */
    boolean standsAlone() {
        return lostRaces > 0 || isDryRun();
    }

    PendingCommand<C, R> afterLostRace() {
        return new PendingCommand<>(command, handler, callback, aggregate, lostRaces + 1);
    }

    /** Must be called once. */
    @SuppressWarnings("unchecked")
    void answer(CommandResultMessage<?> result) {
        callback.onResult(command, (CommandResultMessage<R>) result);
    }
}
