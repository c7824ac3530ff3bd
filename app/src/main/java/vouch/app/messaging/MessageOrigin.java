package vouch.app.messaging;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import vouch.api.Actor;

/**
 * Records in the metadata of every command and event who sent it and why. The metadata has the actor, the correlation
 * id that all messages of one request share, and the message that caused this one.
 */
@Component
public class MessageOrigin implements CorrelationDataProvider, MessageDispatchInterceptor<CommandMessage<?>> {

    /** The key in the metadata, in the log's context, and of the request's header in lower camel case. */
    public static final String CORRELATION = "correlationId";

    private static final String CAUSATION = "causationId";

    /**
     * What a message passes on to the messages that it causes. In a replay it causes none, so its metadata is not read.
     */
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (ReplayToken.isReplay(message)) {
            return Map.of();
        }
        Map<String, Object> data = message.getMetaData();
        return Map.of(
                CORRELATION,
                data.getOrDefault(CORRELATION, message.getIdentifier()),
                CAUSATION,
                message.getIdentifier(),
                Actor.KEY,
                data.getOrDefault(Actor.KEY, Actor.ANONYMOUS));
    }

    /** Adds the metadata to a command that comes from outside and is caused by no message. */
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            String correlation = MDC.get(CORRELATION);
            return command.withMetaData(command.getMetaData()
                    .mergedWith(absent(command, Actor.KEY, Actor.ANONYMOUS))
                    .mergedWith(
                            absent(command, CORRELATION, correlation == null ? command.getIdentifier() : correlation))
                    .mergedWith(absent(command, CAUSATION, command.getIdentifier())));
        };
    }

    private static Map<String, ?> absent(CommandMessage<?> command, String key, String value) {
        return command.getMetaData().containsKey(key) ? Map.of() : Map.of(key, value);
    }
}
