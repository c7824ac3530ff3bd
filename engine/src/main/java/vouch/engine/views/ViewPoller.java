package vouch.engine.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads views for waiters, at first often and later more rarely. One read serves all waiters that are due. */
final class ViewPoller<K, V> {

    /** The interval between reads, so that one read serves many waiters. A waiter that is alone is served at once. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final DelayQueue<Turn> turns = new DelayQueue<>();
    private final Function<Set<K>, Map<K, V>> read;
    private final ScheduledExecutorService threads;
    private final long longestPause;

    /**
     * @param read reads the committed views of these ids, as far as they exist
     * @param longestPause between two reads for one waiter
     */
    ViewPoller(Function<Set<K>, Map<K, V>> read, ScheduledExecutorService threads, Duration longestPause) {
        this.read = read;
        this.threads = threads;
        this.longestPause = longestPause.toNanos();
    }

    /** Reads for the waiter until it is answered. The answer fails when a read fails, and at a shutdown. */
    void after(Waiter<K, V> waiter, boolean isAlone) {
        new Turn(waiter).comesIn(isAlone ? 0 : together(0));
    }

    /** Extends the time to the next common read, which serves other waiters too. */
    private static long together(long afterNanos) {
        return afterNanos + TOGETHER_NANOS - Math.floorMod(System.nanoTime() + afterNanos, TOGETHER_NANOS);
    }

    private void look() {
        List<Turn> due = new ArrayList<>();
        turns.drainTo(due);
        due.removeIf(turn -> turn.waiter.answer().isDone());
        if (due.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        try {
            Map<K, V> views =
                    read.apply(due.stream().map(turn -> turn.waiter.id()).collect(Collectors.toSet()));
            due.forEach(turn -> turn.look(views.get(turn.waiter.id()), now));
        } catch (RuntimeException e) {
            due.forEach(turn -> turn.waiter.answer().completeExceptionally(e));
        }
    }

    /** The next read for one waiter. */
    private final class Turn implements Delayed {

        private final Waiter<K, V> waiter;
        private long pause = TOGETHER_NANOS;
        private volatile long at;

        private Turn(Waiter<K, V> waiter) {
            this.waiter = waiter;
        }

        private void look(V view, long now) {
            waiter.see(view, now);
            if (!waiter.answer().isDone()) {
                long after = together(pause);
                pause = Math.min(4 * pause, longestPause);
                comesIn(after);
            }
        }

        private void comesIn(long afterNanos) {
            long now = System.nanoTime();
            long wait = Math.max(0, Math.min(afterNanos, waiter.until() - now));
            at = now + wait;
            turns.add(this);
            try {
                threads.schedule(ViewPoller.this::look, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                waiter.answer().completeExceptionally(e);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(at - ((ViewPoller<?, ?>.Turn) other).at);
        }
    }
}
