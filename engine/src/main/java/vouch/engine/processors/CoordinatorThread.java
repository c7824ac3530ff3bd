package vouch.engine.processors;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The thread that hands a processor's events to its segments. As soon as 1000 events wait for one segment, Axon pauses
 * this thread for 100 ms, and nothing ends the pause early. In a replay the segment handles those events long before.
 * Here the pause is 10 ms, so that the thread goes on while some of the events still wait.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    static final long PAUSE_OF_AXON_MILLIS = 100;
    private static final long PAUSE_MILLIS = 10;

    CoordinatorThread(String processor) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean full = unit == TimeUnit.MILLISECONDS && delay == PAUSE_OF_AXON_MILLIS;
        return super.schedule(task, full ? PAUSE_MILLIS : delay, unit);
    }
}
