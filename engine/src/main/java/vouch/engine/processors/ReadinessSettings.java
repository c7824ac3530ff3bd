package vouch.engine.processors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that say when a node is ready.
 *
 * @param readyAtEvents a node becomes ready when none of its views is further behind than this many events; must not
 *     be negative
 * @param readyAtAge a node becomes ready when no event that its views have not handled is older than this; must not be
 *     negative
 * @param unreadyAtAge a ready node is no longer ready when an event that its views have not handled is older than this,
 *     apart from a replay; must be at least vouch.ready-at-age
 */
@ConfigurationProperties("vouch")
public record ReadinessSettings(
        @DefaultValue("1000") long readyAtEvents,
        @DefaultValue("10s") Duration readyAtAge,
        @DefaultValue("10m") Duration unreadyAtAge) {

    public ReadinessSettings {
        if (readyAtEvents < 0 || readyAtAge.isNegative()) {
            throw new IllegalArgumentException("vouch.ready-at-age and vouch.ready-at-events must not be negative.");
        }
        if (unreadyAtAge.compareTo(readyAtAge) < 0) {
            throw new IllegalArgumentException("vouch.unready-at-age must be at least vouch.ready-at-age.");
        }
    }
}
