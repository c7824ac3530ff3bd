package vouch.engine.nodes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares the clock of this process with PostgreSQL's, also while the process runs. Deadlines and claims depend on
 * clocks, so a node with a wrong clock is not healthy. No event depends on the clocks.
 */
@Component("clockHealthIndicator")
@Profile("postgres")
class ClockWatch extends AbstractHealthIndicator implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration MOST_APART = Duration.ofSeconds(1);
    private static final int EVERY_SECONDS = 5;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("clock-watch"));
    private final JdbcTemplate database;
    private final Clock clock;
    private volatile Reading last = new Reading(Duration.ZERO, true);

    ClockWatch(JdbcTemplate database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("vouch.clock.ahead", this, watched -> watched.last.ahead().toMillis() / 1e3)
                .description("How far the clock of this process is ahead of PostgreSQL's")
                .baseUnit("seconds")
                .register(metrics);
        watch.scheduleWithFixedDelay(this::lookAgain, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** @param agrees whether the clocks may be within 1 s of each other, given how long the query took */
    record Reading(Duration ahead, boolean agrees) {}

    Reading look() {
        Instant before = clock.instant();
        Instant there = database.queryForObject("select clock_timestamp()", OffsetDateTime.class)
                .toInstant();
        Instant after = clock.instant();
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        boolean agrees = there.isAfter(before.minus(MOST_APART)) && there.isBefore(after.plus(MOST_APART));
        return new Reading(Duration.between(there, here), agrees);
    }

    void lookAgain() {
        try {
            Reading now = look();
            if (last.agrees && !now.agrees) {
                LOG.warn(
                        "The clock of this machine is {} ms ahead of PostgreSQL's, so deadlines and claims are off by as"
                                + " much: let both follow a time server. No event is lost by it.",
                        now.ahead.toMillis());
            } else if (now.agrees && !last.agrees) {
                LOG.info("The clocks of this machine and of PostgreSQL agree again.");
            }
            last = now;
        } catch (DataAccessException e) {
            // The health of the database reports this failure. A task that throws is never scheduled again.
            LOG.debug("The clocks are compared later", e);
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Reading reading = last;
        health.status(reading.agrees ? "UP" : "DOWN").withDetail("aheadMillis", reading.ahead.toMillis());
    }

    @Override
    public void destroy() {
        watch.shutdown();
    }
}
