package vouch.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Those who wait for a view to change. No thread waits: the projection's commit completes them, or the time that they
 * gave. Where the projection runs on another node its commit is not heard here, so they are also looked after, at first
 * often and then every second: all whose turn it is with one read.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Waiters<K, V> {

    /** Looks are this far apart, so that one is for many; only somebody who is alone is looked after at once. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private static final long RARE_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Each is looked after once a second, whether its client is still there or not. */
    private static final int MOST = 2000;

    private final AtomicInteger count = new AtomicInteger();
    private final Map<K, Set<Waiter>> waiting = new ConcurrentHashMap<>();
    private final DelayQueue<Waiter> turns = new DelayQueue<>();
    private final Function<Set<K>, Map<K, V>> read;
    private final ScheduledExecutorService lookout;

    /**
     * @param read reads the committed views of these ids, as far as there are any
     * @param lookout reads for those who wait
     */
    public Waiters(Function<Set<K>, Map<K, V>> read, ScheduledExecutorService lookout) {
        this.read = read;
        this.lookout = lookout;
    }

    /**
     * Completes with the view as soon as it is as wanted, or with what it is when the time is up, which is null when there
     * is none. Fails as reading it fails, and at a shutdown.
     *
     * @throws RejectedExecutionException when too many wait already
     */
    public CompletableFuture<V> await(K id, Predicate<V> wanted, Duration atMost) {
        int all = count.incrementAndGet();
        if (all > MOST) {
            count.decrementAndGet();
            throw new RejectedExecutionException("Too many wait already");
        }
        Waiter waiter = new Waiter(id, wanted, System.nanoTime() + atMost.toNanos());
        waiting.compute(id, (key, others) -> {
            Set<Waiter> those = others == null ? ConcurrentHashMap.newKeySet() : others;
            those.add(waiter);
            return those;
        });
        CompletableFuture<V> answer = waiter.answer.whenComplete((view, error) -> leave(waiter));
        // Only now, so that a commit between this look and the next change is not missed.
        waiter.next(all == 1 ? 0 : together(0));
        return answer;
    }

    /** Tells those who wait for this view what it is now; to be called when the change is committed. */
    public void changed(K id, V view) {
        Set<Waiter> all = waiting.get(id);
        if (all != null) {
            all.forEach(waiter -> waiter.see(view));
        }
    }

    private void leave(Waiter waiter) {
        count.decrementAndGet();
        waiting.computeIfPresent(waiter.id, (key, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }

    /** As long, and then until the next look that others wait for, too. */
    private static long together(long afterNanos) {
        return afterNanos + TOGETHER_NANOS - Math.floorMod(System.nanoTime() + afterNanos, TOGETHER_NANOS);
    }

    private void look() {
        List<Waiter> due = new ArrayList<>();
        turns.drainTo(due);
        due.removeIf(waiter -> waiter.answer.isDone());
        if (due.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        try {
            Map<K, V> views = read.apply(due.stream().map(waiter -> waiter.id).collect(Collectors.toSet()));
            due.forEach(waiter -> waiter.look(views.get(waiter.id), now));
        } catch (RuntimeException e) {
            due.forEach(waiter -> waiter.answer.completeExceptionally(e));
        }
    }

    private final class Waiter implements Delayed {

        private final K id;
        private final Predicate<V> wanted;
        private final long until;
        private final CompletableFuture<V> answer = new CompletableFuture<>();
        private long pause = TOGETHER_NANOS;
        private volatile long turn;

        private Waiter(K id, Predicate<V> wanted, long until) {
            this.id = id;
            this.wanted = wanted;
            this.until = until;
        }

        private void look(V view, long since) {
            see(view);
            if (until - since <= 0) {
                answer.complete(view);
            } else if (!answer.isDone()) {
                long after = together(pause);
                pause = Math.min(4 * pause, RARE_LOOK_NANOS);
                next(after);
            }
        }

        private void next(long afterNanos) {
            long now = System.nanoTime();
            long wait = Math.max(0, Math.min(afterNanos, until - now));
            turn = now + wait;
            turns.add(this);
            try {
                lookout.schedule(Waiters.this::look, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                answer.completeExceptionally(e);
            }
        }

        private void see(V view) {
            if (view != null && wanted.test(view)) {
                answer.complete(view);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(turn - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(turn - ((Waiters<?, ?>.Waiter) other).turn);
        }
    }
}
