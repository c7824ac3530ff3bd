package vouch.engine.processors;

import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The thread that hands a processor's events to its segments. As soon as 1000 events wait for one segment, Axon pauses
 * this thread for 100 ms, and nothing ends the pause early. In a replay the segment handles those events long before.
 * Here the pause is 10 ms, so that the thread goes on while some of the events still wait.
 *
 * <p>A new event wakes this thread from another thread. An unhurried processor lets further events gather first. While
 * it is behind, the thread wakes itself, and goes on at once.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    static final long PAUSE_OF_AXON_MILLIS = 100;
    private static final long PAUSE_MILLIS = 10;

    private final Optional<Pace> pace;
    private volatile Thread own;
    private volatile long ran = System.nanoTime();

    /** @param pace of an unhurried processor */
    CoordinatorThread(String processor, Optional<Pace> pace) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
        this.pace = pace;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        own = thread;
        ran = System.nanoTime();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, pause(unit.toMillis(delay)), TimeUnit.MILLISECONDS);
    }

    /** How long a task is delayed, in milliseconds, for which Axon asks for this delay. */
    long pause(long asked) {
        if (asked == 0 && pace.isPresent() && Thread.currentThread() != own) {
            return pace.get().gathering(System.nanoTime() - ran);
        }
        return asked == PAUSE_OF_AXON_MILLIS ? PAUSE_MILLIS : asked;
    }
}
