package vouch.engine.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes all samples, one after another. The pause afterwards is 99 times as long as the samples took, so that the
 * measurements take a hundredth of one connection. But it is never longer than a minute: samples that took long once,
 * because the machine stood still, would leave old figures for as long as an hour.
 */
final class Sampler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int PAUSES_FOR_WORK = 99;
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final List<Sample> samples;
    private volatile ScheduledThreadPoolExecutor schedule;

    Sampler(List<Sample> samples) {
        this.samples = samples;
    }

    /** Takes every sample once, and returns how long to wait until the next time. */
    Duration takeAll() {
        return pauseAfter(
                Duration.ofNanos(samples.stream().mapToLong(Sampler::take).sum()));
    }

    static Duration pauseAfter(Duration work) {
        Duration pause = work.multipliedBy(PAUSES_FOR_WORK);
        if (pause.compareTo(LEAST_PAUSE) < 0) {
            return LEAST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Returns the time of a measurement. A failure counts nothing: during an outage it is the time-out of a connection. */
    private static long take(Sample sample) {
        long begun = System.nanoTime();
        try {
            sample.take();
            return System.nanoTime() - begun;
        } catch (RuntimeException e) {
            // The health and the log of outages report the cause. A task that throws is never scheduled again.
            LOG.debug("{} measures later", sample, e);
            sample.forget();
            return 0;
        }
    }

    private void takeAllAgainAndAgain() {
        Duration pause = takeAll();
        schedule.schedule(this::takeAllAgainAndAgain, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Called after everything else is started, and {@link #stop} before everything else stops. */
    @Override
    public void start() {
        var next = new ScheduledThreadPoolExecutor(1, new AxonThreadFactory("metrics"));
        next.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        next.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        schedule = next;
        next.execute(this::takeAllAgainAndAgain);
    }

    /** Waits for the measurement in progress, because an interrupt could close an H2 file database. */
    @Override
    public void stop() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A metric is still being measured at the shutdown.");
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
