package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.core.env.StandardEnvironment;

class MessageSettingsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OLDER = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path secrets;

    /** As {@code openssl} writes them, and as compose and Kubernetes hand them in. */
    @Test
    void readsItsKeysFromASecret() throws IOException {
        Files.writeString(secrets.resolve("vouch.security.message-keys"), KEY + "," + OLDER + "\n");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new ConfigTreePropertySource("secrets", secrets, Option.AUTO_TRIM_TRAILING_NEW_LINE));

        MessageSettings settings = Binder.get(environment).bindOrCreate("vouch.security", MessageSettings.class);

        assertThat(settings.messageKeys()).containsExactly(KEY, OLDER);
        assertThat(settings.toString()).doesNotContain(KEY, OLDER);
    }

    @Test
    void hasNoKeyAndAcceptsNothingUnsignedByDefault() {
        MessageSettings settings =
                Binder.get(new StandardEnvironment()).bindOrCreate("vouch.security", MessageSettings.class);

        assertThat(settings.messageKeys()).isEmpty();
        assertThat(settings.acceptUnsignedMessages()).isFalse();
    }
}
