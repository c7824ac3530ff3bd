package vouch.engine.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs an outage at once, then once a minute, however many parts of the process notice it and how often. */
class OutageLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Instant> said = new HashMap<>();
    private final Clock clock;

    OutageLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void isAway(String what, String reason) {
        Instant now = clock.instant();
        Instant last = said.get(what);
        if (last == null || !now.isBefore(last.plus(PAUSE))) {
            said.put(what, now);
            LOG.warn("{} cannot be reached: {}. Vouch keeps trying, and logs this once a minute.", what, reason);
        }
        since.putIfAbsent(what, now);
    }

    synchronized void isBack(String what) {
        Instant began = since.remove(what);
        if (began != null) {
            said.remove(what);
            LOG.info(
                    "{} is back after {} s.",
                    what,
                    Duration.between(began, clock.instant()).toSeconds());
        }
    }
}
