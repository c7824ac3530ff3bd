package vouch.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.app.side.Side;

/**
 * All settings of Vouch itself. An unknown setting in a file or an argument is an error, so that a misspelt setting is
 * not silently ignored.
 *
 * @param sides the sides that this process runs; only with the profile axonserver may it be less than all of them
 * @param dataDir the folder of the embedded database and its backups; read without the profile postgres
 * @param demo whether a first start loads the demo set; read by the side command
 * @param decisionDeadline how long an order's credit may stay undecided; must be more than 0, and is read by the side
 *     saga
 */
@ConfigurationProperties(prefix = "vouch", ignoreUnknownFields = false)
public record Settings(
        @DefaultValue({"command", "query", "saga"}) Set<Side> sides,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("true") boolean demo,
        @DefaultValue("60s") Duration decisionDeadline) {

    public Settings {
        if (decisionDeadline.isNegative() || decisionDeadline.isZero()) {
            throw new IllegalArgumentException("vouch.decision-deadline must be more than 0.");
        }
    }
}
