package vouch.engine.dryrun;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * A command whose sender asks what it would do. It goes to the same handler as ever, on what is stored, and gets the
 * answer or the refusal that it would get. Its transaction is then rolled back: no event, no snapshot, no remembered
 * aggregate and no used number is left of it. The mark is in the metadata of the command, and nothing inherits it.
 */
public final class DryRun {

    private static final String KEY = "dryRun";

    private DryRun() {}

    /**
     * The message that asks what the command would do.
     *
     * @param command the command, or the message that carries it; its metadata is kept
     */
    public static CommandMessage<Object> of(Object command) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(KEY, true));
    }

    /** Whether the message asks what its command would do. */
    public static boolean is(Message<?> message) {
        return message.getMetaData().containsKey(KEY);
    }

    /** Whether the current unit of work will be rolled back, because it decides such a command. */
    public static boolean isUnderWay() {
        return CurrentUnitOfWork.isStarted()
                && is(CurrentUnitOfWork.get().root().getMessage());
    }
}
