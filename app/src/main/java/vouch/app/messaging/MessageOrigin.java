package vouch.app.messaging;

import static vouch.api.BusinessError.Code.ACCESS_DENIED;
import static vouch.api.BusinessError.refuse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.Origin;

/**
 * Records in the metadata of every command, query and event who sent it and why. The metadata has the actor, the
 * correlation id that all messages of one request share, and the message that caused this one. Commands and queries are
 * signed, so that whoever handles them can rely on the actor.
 */
@Component
public class MessageOrigin implements CorrelationDataProvider {

    private static final List<String> ACTOR = List.of(Actor.KEY, Actor.ROLES, Actor.ON_BEHALF_OF);

    private final Caller caller;
    private final MessageSignature signature;

    MessageOrigin(Caller caller, MessageSignature signature) {
        this.caller = caller;
        this.signature = signature;
    }

    /**
     * What a message passes on to the messages that it causes. In a replay it causes none, so its metadata is not read.
     * Only a command passes on its actor, because its events are the actor's doing, and the event because of which it was
     * sent, because a command is not stored. Whoever sends a command because of an event is its actor.
     */
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (ReplayToken.isReplay(message)) {
            return Map.of();
        }
        Map<String, Object> data = message.getMetaData();
        Map<String, Object> passed = new HashMap<>();
        passed.put(Origin.CORRELATION, data.getOrDefault(Origin.CORRELATION, message.getIdentifier()));
        passed.put(Origin.CAUSATION, message.getIdentifier());
        if (message instanceof CommandMessage<?>) {
            passed.put(Actor.KEY, Actor.ANONYMOUS);
            ACTOR.forEach(key -> {
                if (data.get(key) instanceof String text) {
                    passed.put(key, text);
                }
            });
            Object trigger = data.get(Origin.CAUSATION);
            if (trigger != null && !trigger.equals(message.getIdentifier())) {
                passed.put(Origin.TRIGGER, trigger);
            }
        }
        return passed;
    }

    /**
     * The command or query as it is sent: signed, with its actor and its cause. The actor is the part of Vouch that the
     * metadata names, or else the present caller.
     *
     * @throws vouch.api.BusinessError.Refusal when the caller has the name of a part of Vouch
     */
    @SuppressWarnings("unchecked")
    <M extends Message<?>> M sent(M message) {
        Map<String, Object> data = new HashMap<>(message.getMetaData());
        Actor named = Actor.of(data);
        data.keySet().removeAll(ACTOR);
        data.putAll((named.isSystem() ? named : client()).metaData());
        String correlation = MDC.get(Origin.CORRELATION);
        data.putIfAbsent(Origin.CORRELATION, correlation == null ? message.getIdentifier() : correlation);
        data.putIfAbsent(Origin.CAUSATION, message.getIdentifier());
        return signature.on((M) message.withMetaData(data));
    }

    private Actor client() {
        Actor client = caller.current();
        if (client.isSystem()) {
            throw refuse(ACCESS_DENIED, "This name is for a part of Vouch. Sign in with another name.");
        }
        return client;
    }
}
