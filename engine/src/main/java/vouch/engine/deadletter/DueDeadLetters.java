package vouch.engine.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every second for dead letters that are due, retries them, and counts all dead letters. A dead letter is no
 * reason to send requests elsewhere. So the health stays UP, and shows how many sequences there are.
 */
class DueDeadLetters extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueDeadLetters.class);
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final DeadLetters letters;
    private final DeadLetterRetry retry;
    private final DeadLetterQueues queues;
    private final Clock clock;
    private volatile List<DeadLetters.Sequence> seen = List.of();
    private volatile ScheduledThreadPoolExecutor schedule;
    private boolean away;

    DueDeadLetters(
            DeadLetters letters, DeadLetterRetry retry, DeadLetterQueues queues, MeterRegistry metrics, Clock clock) {
        this.letters = letters;
        this.retry = retry;
        this.queues = queues;
        this.clock = clock;
        Gauge.builder("vouch.deadletters", this, due -> due.seen.stream()
                        .mapToLong(DeadLetters.Sequence::letters)
                        .sum())
                .description("Events that are not in a view, because their handling or that of one before them failed")
                .register(metrics);
        Gauge.builder("vouch.deadletters.overflowing", this, due -> due.overflowing()
                        .size())
                .description("Groups that stand still, because their queue of dead letters is full")
                .register(metrics);
    }

    private void retryDue() {
        try {
            seen = letters.sequences();
            queues.byGroup().forEach((group, queue) -> queue.look(of(group)));
            Instant now = clock.instant();
            seen.stream()
                    .filter(sequence -> sequence.first().due(now))
                    .forEach(sequence -> retry.retry(sequence.group(), sequence.sequence()));
            away = false;
        } catch (RuntimeException | Error e) {
            // Everything is caught, because a task that throws is never scheduled again.
            if (!away) {
                LOG.warn("Dead letters are retried later: {}", e.toString());
            }
            away = true;
        }
    }

    private List<DeadLetters.Sequence> of(String group) {
        return seen.stream().filter(sequence -> sequence.group().equals(group)).toList();
    }

    private List<String> overflowing() {
        return queues.byGroup().entrySet().stream()
                .filter(queue -> queue.getValue().overflows())
                .map(queue -> queue.getKey())
                .toList();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("sequences", seen.size()).withDetail("overflowing", overflowing());
    }

    /** Called after everything else is started, and {@link #stop} before everything else stops. */
    @Override
    public void start() {
        schedule = new ScheduledThreadPoolExecutor(1, new AxonThreadFactory("dead-letters"));
        schedule.scheduleWithFixedDelay(this::retryDue, 1, 1, TimeUnit.SECONDS);
    }

    /** Waits for the retry in progress, because an interrupt could close an H2 file database. */
    @Override
    public void stop() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A dead letter is still being handled at the shutdown.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return schedule != null && !schedule.isShutdown();
    }
}
