package vouch.coordination;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;

/** Sends a command to the side that handles it. */
@FunctionalInterface
public interface CommandSender {

    /** Completes with the answer of the command's handler. Fails when the command was refused, or not answered. */
    CompletableFuture<Object> send(CommandMessage<?> command);
}
