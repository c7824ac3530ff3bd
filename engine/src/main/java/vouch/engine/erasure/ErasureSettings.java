package vouch.engine.erasure;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings for the keys of persons.
 *
 * @param masterKeys the secrets with which the keys of customers are encrypted, each of 32 characters or more; the first
 *     encrypts, and all decrypt; all processes on a database have the same; without any the keys are stored as they are
 */
@ConfigurationProperties("vouch.erasure")
public record ErasureSettings(@DefaultValue List<String> masterKeys) {

    private static final int SHORTEST = 32;

    public ErasureSettings {
        if (masterKeys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "each of vouch.erasure.master-keys must have %d characters or more.".formatted(SHORTEST));
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ErasureSettings[masterKeys=%d]".formatted(masterKeys.size());
    }
}
