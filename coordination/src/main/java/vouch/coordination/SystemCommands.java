package vouch.coordination;

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
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.engine.outage.OutcomeUnknown;

/**
 * Sends commands in the name of a part of Vouch, and tells accepted, refused and unknown outcomes apart. A command whose
 * receiver does not trust this process was not decided, so its outcome is unknown, too. A sender tries again
 * when the outcome is unknown, so no step is lost. A command may therefore arrive more than once; its receiver is
 * idempotent.
 */
@Component
public class SystemCommands {

    /** Shorter than the time after which another node may claim the events that led to a command. */
    private static final long ANSWER_WITHIN_SECONDS = 5;

    /** Replaces an answer of another type. It reads like the answer to a command that was handled before. */
    private static final Accepted TELLS_NOTHING = new Accepted(0, null, List.of());

    private final CommandSender sender;
    private final List<CorrelationDataProvider> origins;

    /** @param origins give the metadata about the event that caused a command */
    public SystemCommands(CommandSender sender, List<CorrelationDataProvider> origins) {
        this.sender = sender;
        this.origins = origins;
    }

    /**
     * The outcome of a command.
     *
     * @param accepted null when the command was refused
     * @param refusal null when the command was accepted
     */
    public record Answer(Accepted accepted, BusinessError refusal) {}

    /**
     * Sends a command. Fails with {@link OutcomeUnknown} when the command fails without a refusal, or has no answer
     * after 5 s.
     */
    public CompletableFuture<Answer> send(Object command, Actor actor) {
        return dispatch(command, actor.metaData());
    }

    /** Sends a command that an event caused. Fails like {@link #send(Object, Actor)}. */
    public CompletableFuture<Answer> send(Object command, Actor actor, Message<?> cause) {
        Map<String, Object> origin = new HashMap<>();
        origins.forEach(provider -> origin.putAll(provider.correlationDataFor(cause)));
        origin.putAll(actor.metaData());
        return dispatch(command, origin);
    }

    /**
     * Sends a command, and waits for the answer. Returns the refusal; empty when the command was accepted.
     *
     * @throws OutcomeUnknown when the command fails without a refusal, or has no answer after 5 s
     */
    public Optional<BusinessError> sendAndWait(Object command, Actor actor) {
        try {
            return Optional.ofNullable(send(command, actor).get().refusal());
        } catch (ExecutionException e) {
            throw (OutcomeUnknown) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(command, e);
        }
    }

    private CompletableFuture<Answer> dispatch(Object command, Map<String, ?> metaData) {
        return sender.send(GenericCommandMessage.asCommandMessage(command).andMetaData(metaData))
                .orTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .handle((accepted, failure) -> answer(command, accepted, failure));
    }

    private static Answer answer(Object command, Object accepted, Throwable failure) {
        if (failure == null) {
            return new Answer(accepted instanceof Accepted answer ? answer : TELLS_NOTHING, null);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof CommandExecutionException refused
                && refused.getDetails().orElse(null) instanceof BusinessError error
                && error.code() != BusinessError.Code.ACCESS_DENIED) {
            return new Answer(null, error);
        }
        throw new OutcomeUnknown(command, cause);
    }
}
