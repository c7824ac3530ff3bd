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
 * Sends the saga's commands, and tells their answers apart, so that no step is forgotten: at least once, because an event
 * whose command has no known outcome is handled again. The receivers make that safe.
 */
@Component
class SagaCommands {

    /** Below the time after which another node may claim the saga's events. */
    private static final long ANSWER_WITHIN_SECONDS = 5;

    /** As of a command that had been handled before. */
    private static final Accepted TELLS_NOTHING = new Accepted(false, 0, null);

    private static final Actor SAGA = Actor.system("order-saga");

    private final CommandGateway gateway;
    private final List<CorrelationDataProvider> origins;

    /** @param origins what a command says of the event that caused it */
    SagaCommands(CommandGateway gateway, List<CorrelationDataProvider> origins) {
        this.gateway = gateway;
        this.origins = origins;
    }

    /**
     * What became of a command.
     *
     * @param accepted null when it was refused
     * @param refusal null when it was accepted
     */
    record Answer(Accepted accepted, BusinessError refusal) {}

    /** Fails with {@link OutcomeUnknown} when it failed otherwise or was not answered in time: to be handled again. */
    CompletableFuture<Answer> send(Object command, Message<?> cause) {
        Map<String, Object> origin = new HashMap<>();
        origins.forEach(provider -> origin.putAll(provider.correlationDataFor(cause)));
        origin.putAll(SAGA.metaData());
        return dispatch(command, origin);
    }

    /** The same, in the name of the saga, and caused by no event. */
    CompletableFuture<Answer> send(Object command) {
        return dispatch(command, SAGA.metaData());
    }

    /**
     * The same, in the name of another, who waits for it: returns why it was refused; empty when it was accepted.
     *
     * @throws OutcomeUnknown when it failed otherwise or was not answered in time
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

    /** The event that led to the command is handled again, with back-off. */
    static final class OutcomeUnknown extends RuntimeException {

        OutcomeUnknown(Object command, Throwable cause) {
            super("No answer that can be relied on to " + command, cause);
        }
    }
}
