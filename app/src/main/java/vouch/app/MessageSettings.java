package vouch.app;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings for the proof of who sent a message.
 *
 * @param messageKeys the secrets with which processes sign messages to each other, each of 32 characters or more; the
 *     first signs, and all are accepted; needed with the profile axonserver, where every process has the same
 * @param acceptUnsignedMessages whether messages of a version that signs none are accepted, with every right; only for
 *     the time of an upgrade
 */
@ConfigurationProperties("vouch.security")
public record MessageSettings(
        @DefaultValue List<String> messageKeys, @DefaultValue("false") boolean acceptUnsignedMessages) {

    private static final int SHORTEST = 32;

    public MessageSettings {
        if (messageKeys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "each of vouch.security.message-keys must have %d characters or more.".formatted(SHORTEST));
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "MessageSettings[messageKeys=%d, acceptUnsignedMessages=%s]"
                .formatted(messageKeys.size(), acceptUnsignedMessages);
    }
}
