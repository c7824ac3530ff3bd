package vouch.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Job;

/**
 * So many clients, and each sends its next call when the one before was answered: a closed loop, or an open one where a
 * call is due at a time of its own, and as late as its answer is after that time, whoever made it late.
 *
 * @param calls after which it ends, if the time did not end it before
 * @param perSecond how many calls are due, evenly; infinite for a closed loop
 */
public record Load(int clients, Duration time, int calls, double perSecond) {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** One call; the numbers count from 0 over all clients. */
    public interface Call {
        void send(int number);
    }

    /** What was answered, in how many seconds, after how many milliseconds each, and what the clients allocated for it. */
    public record Answered(double seconds, List<Double> millis, double allocatedBytes) {

        public int count() {
            return millis.size();
        }

        public double perSecond() {
            return count() / seconds;
        }

        public double medianMillis() {
            return quantileMillis(0.5);
        }

        /** @param share of those that took no longer, from 0 to 1 */
        public double quantileMillis(double share) {
            return millis.stream().sorted().toList().get((int) Math.min(count() - 1, share * count()));
        }
    }

    private record Loop(List<Double> millis, long allocatedBytes) {}

    public static Load lasting(int clients, Duration time) {
        return new Load(clients, time, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    public static Load counting(int clients, int calls) {
        return new Load(clients, Duration.ofMinutes(2), calls, Double.POSITIVE_INFINITY);
    }

    public static Load paced(int clients, Duration time, double perSecond) {
        return new Load(clients, time, Integer.MAX_VALUE, perSecond);
    }

    /** What is done at the end counts, too: so many calls in the time until all is done. */
    public Answered run(Job job) throws InterruptedException {
        long start = System.nanoTime();
        Answered answered = run(job.call());
        job.settling().run();
        return new Answered((System.nanoTime() - start) / 1e9, answered.millis(), answered.allocatedBytes());
    }

    /** @throws Unusable when one of the calls fails: then the rest means nothing */
    public Answered run(Call call) throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Loop>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                loops.add(threads.submit(() -> loop(call, numbers, start)));
            }
            List<Double> millis = new ArrayList<>();
            long allocated = 0;
            for (Future<Loop> loop : loops) {
                millis.addAll(loop.get().millis());
                allocated += loop.get().allocatedBytes();
            }
            if (millis.isEmpty()) {
                throw new Unusable("nothing was answered within " + time);
            }
            return new Answered((System.nanoTime() - start) / 1e9, millis, allocated);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unusable unusable ? unusable : new Unusable(e.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    private Loop loop(Call call, AtomicInteger numbers, long start) {
        List<Double> millis = new ArrayList<>();
        for (; ; ) {
            int number = numbers.getAndIncrement();
            long sent = sent(number, start);
            if (number >= calls || sent - start >= time.toNanos()) {
                return new Loop(millis, THREADS.getCurrentThreadAllocatedBytes());
            }
            awaitTime(sent);
            call.send(number);
            millis.add((System.nanoTime() - sent) / 1e6);
        }
    }

    /** When the call counts as sent: as soon as there is somebody to send it, or when it is due. */
    private long sent(int number, long start) {
        return perSecond == Double.POSITIVE_INFINITY ? System.nanoTime() : start + (long) (number / perSecond * 1e9);
    }

    private static void awaitTime(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
