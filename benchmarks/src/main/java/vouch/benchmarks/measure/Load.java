package vouch.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import vouch.benchmarks.Unusable;

/**
 * A closed loop: so many clients, and each sends its next call when the one before was answered.
 *
 * @param calls after which it ends, if the time did not end it before
 */
record Load(int clients, Duration time, int calls) {

    interface Call {
        void send(int number);
    }

    /** What was answered, in how many seconds, and after how many milliseconds each. */
    record Answered(double seconds, List<Double> millis) {

        int count() {
            return millis.size();
        }

        double perSecond() {
            return count() / seconds;
        }

        double medianMillis() {
            return millis.stream().sorted().toList().get(count() / 2);
        }
    }

    static Load lasting(int clients, Duration time) {
        return new Load(clients, time, Integer.MAX_VALUE);
    }

    static Load counting(int clients, int calls) {
        return new Load(clients, Duration.ofMinutes(2), calls);
    }

    /** @throws Unusable when one of the calls fails: then the rest means nothing */
    Answered run(Call call) throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<Double>>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                loops.add(threads.submit(() -> loop(call, numbers, start)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> loop : loops) {
                millis.addAll(loop.get());
            }
            if (millis.isEmpty()) {
                throw new Unusable("nothing was answered within " + time);
            }
            return new Answered((System.nanoTime() - start) / 1e9, millis);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unusable unusable ? unusable : new Unusable(e.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Double> loop(Call call, AtomicInteger numbers, long start) {
        List<Double> millis = new ArrayList<>();
        for (; ; ) {
            long sent = System.nanoTime();
            int number = numbers.getAndIncrement();
            if (number >= calls || sent - start >= time.toNanos()) {
                return millis;
            }
            call.send(number);
            millis.add((System.nanoTime() - sent) / 1e6);
        }
    }
}
