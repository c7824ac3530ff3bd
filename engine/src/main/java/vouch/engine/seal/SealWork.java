package vouch.engine.seal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vouch.engine.outage.Failures;

/** Extends the chain every few seconds, and shows its head where it can be kept. */
final class SealWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealWork.class);
    private static final int EVERY_SECONDS = 5;
    private static final Duration BETWEEN_HEADS = Duration.ofMinutes(1);
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final Sealer sealer;
    private final Segments segments;
    private final Optional<HeadFile> file;
    private volatile ScheduledThreadPoolExecutor schedule;

    /** Null when it is kept, or when another node has made it. */
    private Segment unkept;

    private boolean begun;
    private long keptAt = System.nanoTime() - BETWEEN_HEADS.toNanos();
    private String lastFailure;

    SealWork(Sealer sealer, Segments segments, Optional<HeadFile> file) {
        this.sealer = sealer;
        this.segments = segments;
        this.file = file;
    }

    /** Called after everything else is started, and {@link #stop} before everything else stops. */
    @Override
    public void start() {
        var next = new ScheduledThreadPoolExecutor(1, new AxonThreadFactory("seal"));
        next.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        schedule = next;
        next.scheduleWithFixedDelay(this::work, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void work() {
        try {
            if (!begun) {
                // A process may have been killed before it told the head.
                unkept = Optional.of(segments.head())
                        .filter(head -> head.number() > 0)
                        .orElse(null);
                begun = true;
            }
            sealer.extend(this::isRunning).ifPresent(head -> unkept = head);
            if (unkept != null && System.nanoTime() - keptAt >= BETWEEN_HEADS.toNanos()) {
                keptAt = System.nanoTime();
                SealHead head = SealHead.of(unkept);
                LOG.info("The seal reaches position {}. Its head is {}", head.position(), head.hash());
                file.ifPresent(kept -> kept.keep(head));
                unkept = null;
            }
            lastFailure = null;
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** The log of outages has an outage already. Any other failure is logged once, until it is another one. */
    private void failed(RuntimeException e) {
        if (Failures.isTransient(e)) {
            LOG.debug("The seal is extended later", e);
        } else if (!String.valueOf(e.getMessage()).equals(lastFailure)) {
            lastFailure = String.valueOf(e.getMessage());
            LOG.error("The seal is not extended, or its head is not kept. It is tried again every few seconds", e);
        }
    }

    /** Waits for the step in progress, because an interrupt could close an H2 file database. */
    @Override
    public void stop() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The seal is still being extended at the shutdown.");
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
