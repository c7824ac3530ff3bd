package vouch.notices;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.engine.daily.DailyTime;

/**
 * The settings of notices. All are read by the side saga.
 *
 * @param allowedAddresses the receivers that may be on the internal network, or without TLS, each as its scheme, host and
 *     port, such as http://localhost:9000; empty means none
 * @param daysBeforeEnd how many days before its last day an order or a temporary limit is announced; from 0 to 365
 * @param queueDays after how many days of waiting an order makes its queue old; from 1 to 365
 * @param digest when the digests are sent each day: a time of day in UTC, or off
 */
@ConfigurationProperties("vouch.notices")
public record NoticeSettings(
        @DefaultValue List<String> allowedAddresses,
        @DefaultValue("3") int daysBeforeEnd,
        @DefaultValue("3") int queueDays,
        @DefaultValue("off") String digest) {

    private static final int MOST_DAYS = 365;

    public NoticeSettings {
        allowedAddresses.forEach(NoticeSettings::requireOrigin);
        requireDays("vouch.notices.days-before-end", daysBeforeEnd, 0);
        requireDays("vouch.notices.queue-days", queueDays, 1);
        DailyTime.of("vouch.notices.digest", digest);
    }

    /** The time of day in UTC; empty when there are no digests. */
    public Optional<LocalTime> digestAt() {
        return DailyTime.of("vouch.notices.digest", digest);
    }

    private static void requireDays(String name, int days, int least) {
        if (days < least || days > MOST_DAYS) {
            throw new IllegalArgumentException("%s must be from %d to %d.".formatted(name, least, MOST_DAYS));
        }
    }

    private static void requireOrigin(String address) {
        try {
            URI url = URI.create(address);
            Origin.of(url);
            if (url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Refused like an address that is more than an origin.
        }
        throw new IllegalArgumentException(
                "vouch.notices.allowed-addresses has %s, which must be a scheme, a host and a port, such as http://localhost:9000."
                        .formatted(address));
    }
}
