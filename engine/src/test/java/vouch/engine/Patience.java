package vouch.engine;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets each test wait for as long as a slow machine needs. By itself Awaitility gives up after 10 s. */
public final class Patience implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(10));
    }
}
