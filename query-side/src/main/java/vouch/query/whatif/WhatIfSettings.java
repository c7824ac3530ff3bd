package vouch.query.whatif;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of what-ifs.
 *
 * @param keep how long the results of a what-if are kept after it has ended; at least 1m; read by the side query
 */
@ConfigurationProperties("vouch.what-if")
public record WhatIfSettings(@DefaultValue("30d") Duration keep) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public WhatIfSettings {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("vouch.what-if.keep must be at least 1m.");
        }
    }
}
