package vouch.engine.processors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that say when a node is ready.
 *
 * @param readyWithinEvents a node becomes ready when none of its views is further behind than this many events; must not
 *     be negative
 * @param readyWithin a node becomes ready when no event that its views have not handled is older than this; must not be
 *     negative
 * @param unreadyBeyond a ready node is no longer ready when an event that its views have not handled is older than this,
 *     apart from a replay; must be at least vouch.ready-within
 */
@ConfigurationProperties("vouch")
public record ReadinessSettings(
        @DefaultValue("1000") long readyWithinEvents,
        @DefaultValue("10s") Duration readyWithin,
        @DefaultValue("10m") Duration unreadyBeyond) {

    public ReadinessSettings {
        if (readyWithinEvents < 0 || readyWithin.isNegative()) {
            throw new IllegalArgumentException(
                    "vouch.ready-within and vouch.ready-within-events must not be negative.");
        }
        if (unreadyBeyond.compareTo(readyWithin) < 0) {
            throw new IllegalArgumentException("vouch.unready-beyond must be at least vouch.ready-within.");
        }
    }
}
