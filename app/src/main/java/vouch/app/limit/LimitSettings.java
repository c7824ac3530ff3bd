package vouch.app.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may send to this process.
 *
 * @param requestsPerSecond how many requests a second a client that has signed in may send, and an address without a
 *     sign-in; as many may come at once; 0 means any number
 * @param failedSignInsPerMinute how many sign-ins a minute may fail from one address; 0 means any number
 */
@ConfigurationProperties("vouch.limits")
public record LimitSettings(
        @DefaultValue("5000") int requestsPerSecond, @DefaultValue("20") int failedSignInsPerMinute) {

    public LimitSettings {
        if (requestsPerSecond < 0 || failedSignInsPerMinute < 0) {
            throw new IllegalArgumentException(
                    "vouch.limits.requests-per-second and vouch.limits.failed-sign-ins-per-minute must not be negative.");
        }
    }
}
