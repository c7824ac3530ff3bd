package vouch.engine;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets each test wait for as long as a slow machine needs. By itself Awaitility gives up after 10 s. Once a wait was in
 * vain, the tests are red anyway, and what depends on the same thing must not take hours to say so.
 */
public final class Patience implements BeforeAllCallback {

    private static volatile Duration left = Duration.ofMinutes(10);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(left);
        Awaitility.setDefaultConditionEvaluationListener(new ConditionEvaluationListener<>() {
            @Override
            public void conditionEvaluated(EvaluatedCondition<Object> condition) {
                // Only the end counts.
            }

            @Override
            public void onTimeout(TimeoutEvent inVain) {
                left = Duration.ofSeconds(10);
                Awaitility.setDefaultTimeout(left);
            }
        });
    }
}
