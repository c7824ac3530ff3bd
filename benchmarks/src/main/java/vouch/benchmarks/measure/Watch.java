package vouch.benchmarks.measure;

import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vouch.benchmarks.Unusable;

/**
 * Looks many times a second at what the threads of the nodes do, and so knows how many segments of an event processor
 * are busy on average. Busy segments ÷ orders per second = how long an order keeps a segment busy (the utilisation law).
 */
final class Watch implements AutoCloseable {

    private static final int INTERVAL_MILLIS = 20;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> busy = new HashMap<>();
    private final Map<ThreadMXBean, long[]> nodes = new HashMap<>();
    private int looks;

    Watch(List<ThreadMXBean> nodes) {
        for (ThreadMXBean node : nodes) {
            this.nodes.put(
                    node,
                    Stream.of(node.getThreadInfo(node.getAllThreadIds()))
                            .filter(thread ->
                                    thread != null && thread.getThreadName().startsWith("WorkPackage["))
                            .mapToLong(ThreadInfo::getThreadId)
                            .toArray());
        }
        clock.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        nodes.forEach((node, segments) -> {
            for (ThreadInfo thread : node.getThreadInfo(segments, Integer.MAX_VALUE)) {
                if (thread != null && !isIdle(thread)) {
                    String name = thread.getThreadName();
                    String processor = name.substring(name.indexOf('[') + 1, name.indexOf(']'));
                    busy.merge(processor, 1, Integer::sum);
                }
            }
        });
        looks++;
    }

    /** It waits for work, not for an answer or a lock. */
    private static boolean isIdle(ThreadInfo thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("getTask"));
    }

    /** Ends the looking; afterwards it can be asked. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** How many segments of the processor are busy on average. */
    double busySegments(String processor) {
        if (looks == 0) {
            throw new Unusable("the threads of the nodes could not be seen");
        }
        return busy.getOrDefault(processor, 0) / (double) looks;
    }
}
