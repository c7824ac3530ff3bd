package vouch.app;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.app.side.Side;

/**
 * The settings of Vouch itself, apart from those of the engine.
 *
 * @param sides the sides that this process runs; only with the profile axonserver may it be less than all of them
 * @param demo whether a first start loads the demo set; read by the side command
 * @param decisionDeadline how long an order's credit may stay undecided; must be more than 0, and is read by the side
 *     saga
 */
@ConfigurationProperties("vouch")
public record Settings(
        @DefaultValue({"command", "query", "saga"}) Set<Side> sides,
        @DefaultValue("true") boolean demo,
        @DefaultValue("60s") Duration decisionDeadline) {

    public Settings {
        if (decisionDeadline.isNegative() || decisionDeadline.isZero()) {
            throw new IllegalArgumentException("vouch.decision-deadline must be more than 0.");
        }
    }
}
