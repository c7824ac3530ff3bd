package vouch.app.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import vouch.api.Actor;

/**
 * Proves that a process of Vouch has written a message's actor. It covers the message's identifier, the actor, the roles
 * and the person for whom the actor acts. It does not cover the payload, and nothing that the message causes inherits
 * it.
 */
final class MessageSignature {

    /** The key of the signature in a message's metadata. */
    static final String KEY = "signature";

    private static final char SEPARATOR = ':';

    private final List<MessageKey> keys;

    /** @param keys at least one; the first signs, and a signature of any of them is valid */
    MessageSignature(List<MessageKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The same message, signed as its metadata names the actor. */
    @SuppressWarnings("unchecked")
    <M extends Message<?>> M on(M message) {
        return (M) message.andMetaData(Map.of(KEY, by(keys.get(0), message)));
    }

    static boolean isOn(Message<?> message) {
        return message.getMetaData().containsKey(KEY);
    }

    /** Whether one of the keys has signed this message with this actor. */
    boolean isValid(Message<?> message) {
        return message.getMetaData().get(KEY) instanceof String given
                && keys.stream()
                        .filter(key -> given.startsWith(key.id() + SEPARATOR))
                        .anyMatch(key -> isEqual(by(key, message), given));
    }

    private static String by(MessageKey key, Message<?> message) {
        MetaData data = message.getMetaData();
        byte[] signature = key.sign(
                message.getIdentifier(),
                text(data, Actor.KEY),
                text(data, Actor.ROLES),
                text(data, Actor.ON_BEHALF_OF));
        return key.id() + SEPARATOR + Base64.getUrlEncoder().encodeToString(signature);
    }

    /** The time that this takes does not tell where two signatures differ. */
    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link Actor} reads it: what is no text does not count. */
    private static String text(MetaData data, String key) {
        return data.get(key) instanceof String text ? text : null;
    }
}
