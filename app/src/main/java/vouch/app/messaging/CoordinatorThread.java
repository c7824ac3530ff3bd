package vouch.app.messaging;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The thread that hands a processor's events to its segments. As soon as a thousand wait for one of them, Axon pauses for
 * 100 ms, from which nothing wakes it, and in a replay they are handled long before. Here it goes on after a tenth of that,
 * while some of them are still there.
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
