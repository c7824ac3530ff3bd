package vouch.saga;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessError;

/**
 * Sends the saga's commands, and tells accepted, refused and unknown outcomes apart. An event is handled again when the
 * outcome of its command is unknown, so no step is lost. A command may therefore arrive more than once; its receiver is
 * idempotent.
 */
@Component
class SagaCommands {

    /** Shorter than the time after which another node may claim the saga's events. */
    private static final long ANSWER_WITHIN_SECONDS = 5;

    /** Replaces an answer of another type. It reads like the answer to a command that was handled before. */
    private static final Accepted TELLS_NOTHING = new Accepted(false, 0, null);

    private static final Actor SAGA = Actor.system("order-saga");

    private final CommandGateway gateway;
    private final List<CorrelationDataProvider> origins;

    /** @param origins give the metadata about the event that caused a command */
    SagaCommands(CommandGateway gateway, List<CorrelationDataProvider> origins) {
        this.gateway = gateway;
        this.origins = origins;
    }

    /**
     * The outcome of a command.
     *
     * @param accepted null when the command was refused
     * @param refusal null when the command was accepted
     */
    record Answer(Accepted accepted, BusinessError refusal) {}

    /**
     * Sends a command that an event caused. Fails with {@link OutcomeUnknown} when the command fails without a refusal,
     * or has no answer after 5 s. The event must then be handled again.
     */
    CompletableFuture<Answer> send(Object command, Message<?> cause) {
        Map<String, Object> origin = new HashMap<>();
        origins.forEach(provider -> origin.putAll(provider.correlationDataFor(cause)));
        origin.putAll(SAGA.metaData());
        return dispatch(command, origin);
    }

    /** Sends a command of the saga that no event caused. Fails like {@link #send(Object, Message)}. */
    CompletableFuture<Answer> send(Object command) {
        return dispatch(command, SAGA.metaData());
    }

    /**
     * Sends a command in the name of the actor, and waits for the answer. Returns the refusal; empty when the command
     * was accepted.
     *
     * @throws OutcomeUnknown when the command fails without a refusal, or has no answer after 5 s
     */
    Optional<BusinessError> send(Object command, Actor actor) {
        try {
            return Optional.ofNullable(dispatch(command, actor.metaData()).get().refusal());
        } catch (ExecutionException e) {
            throw (OutcomeUnknown) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(command, e);
        }
    }

    private CompletableFuture<Answer> dispatch(Object command, Map<String, ?> metaData) {
        return gateway.<Object>send(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(metaData))
                .orTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .handle((accepted, failure) -> answer(command, accepted, failure));
    }

    private static Answer answer(Object command, Object accepted, Throwable failure) {
        if (failure == null) {
            return new Answer(accepted instanceof Accepted answer ? answer : TELLS_NOTHING, null);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof CommandExecutionException refused
                && refused.getDetails().orElse(null) instanceof BusinessError error) {
            return new Answer(null, error);
        }
        throw new OutcomeUnknown(command, cause);
    }

    /** The outcome of a command is unknown. The event that led to the command is handled again, with back-off. */
    static final class OutcomeUnknown extends RuntimeException {

        OutcomeUnknown(Object command, Throwable cause) {
            super("No answer that can be relied on to " + command, cause);
        }
    }
}
