package vouch.engine.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Runs every {@link Check} after all beans are created, and before any event processor or port starts. A check that
 * does not hold stops the start of the process.
 */
class SelfCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);

    private final Map<String, Check> checks;

    SelfCheck(Map<String, Check> checks) {
        this.checks = checks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> violations = new ArrayList<>();
        checks.forEach((name, check) -> {
            if (!holds(name, check)) {
                violations.add(check.otherwise());
            }
        });
        if (!violations.isEmpty()) {
            throw new SelfCheckFailed(checks.size(), violations);
        }
        LOG.info("All {} self-checks hold: {}.", checks.size(), String.join(", ", checks.keySet()));
    }

    private static boolean holds(String name, Check check) {
        try {
            return check.holds().call();
        } catch (Exception e) {
            throw new IllegalStateException("The self-check " + name + " could not be made", e);
        }
    }
}
