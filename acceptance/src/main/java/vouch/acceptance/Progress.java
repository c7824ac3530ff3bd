package vouch.acceptance;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Says every few seconds how far a stage of the run has come. */
final class Progress implements AutoCloseable {

    private static final int INTERVAL_SECONDS = 5;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final long start = System.nanoTime();
    private final LongAdder done = new LongAdder();

    Progress(String what, int total, Tally tally, Report report) {
        clock.scheduleAtFixedRate(
                () -> report.progress(what, done.sum(), total, perSecond(), tally.differencesSoFar()),
                INTERVAL_SECONDS,
                INTERVAL_SECONDS,
                TimeUnit.SECONDS);
    }

    void oneMore() {
        done.increment();
    }

    private long perSecond() {
        return done.sum() * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - start);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
