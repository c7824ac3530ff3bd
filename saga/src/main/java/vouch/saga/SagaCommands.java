package vouch.saga;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.BusinessError;

/**
 * Sends the saga's commands and waits for their answer, so that no step is forgotten: at least once, because an event
 * whose command has no known outcome is handled again. The receivers make that safe.
 */
@Component
class SagaCommands {

    /** Below the time after which another node may claim the saga's events. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final Actor SAGA = Actor.system("order-saga");

    private final CommandGateway gateway;

    SagaCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns why the command was refused; empty when it was accepted.
     *
     * @throws OutcomeUnknown when it failed otherwise or was not answered in time: to be handled again
     */
    Optional<BusinessError> send(Object command) {
        return send(command, SAGA);
    }

    /** The same, in the name of another. */
    Optional<BusinessError> send(Object command, Actor actor) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command).andMetaData(actor.metaData());
        try {
            gateway.send(message).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandExecutionException refused) {
                Optional<Object> details = refused.getDetails();
                if (details.orElse(null) instanceof BusinessError error) {
                    return Optional.of(error);
                }
            }
            throw new OutcomeUnknown(command, e.getCause());
        } catch (TimeoutException e) {
            throw new OutcomeUnknown(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(command, e);
        }
    }

    /** The event that led to the command is handled again, with back-off. */
    static final class OutcomeUnknown extends RuntimeException {

        OutcomeUnknown(Object command, Throwable cause) {
            super("No answer that can be relied on to " + command, cause);
        }
    }
}
