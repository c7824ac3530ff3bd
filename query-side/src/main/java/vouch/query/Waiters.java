package vouch.query;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Those who wait for a view to change. No thread waits: the projection's commit completes them, or the time that they
 * gave. Where the projection runs on another node its commit is not heard here, so each of them also looks by itself, at
 * first often and then every second.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Waiters<K, V> {

    private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long RARE_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Each looks by itself once a second, whether its client is still there or not. */
    private static final int MOST = 2000;

    private final AtomicInteger count = new AtomicInteger();
    private final Map<K, Set<Waiter>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService lookout;

    /** @param lookout reads the views for those who wait */
    public Waiters(ScheduledExecutorService lookout) {
        this.lookout = lookout;
    }

    /**
     * Completes with the view as soon as it is as wanted, or with what it is when the time is up, which is null when there
     * is none. Fails as reading it fails.
     *
     * @param read reads the committed view; null when there is none
     * @throws RejectedExecutionException when too many wait already
     */
    public CompletableFuture<V> await(K id, Predicate<V> wanted, Duration atMost, Supplier<V> read) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new RejectedExecutionException("Too many wait already");
        }
        Waiter waiter = new Waiter(wanted, read, System.nanoTime() + atMost.toNanos());
        waiting.compute(id, (key, others) -> {
            Set<Waiter> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waiter);
            return all;
        });
        CompletableFuture<V> answer = waiter.answer.whenComplete((view, error) -> leave(id, waiter));
        // Only now, so that a commit between this look and the next change is not missed.
        waiter.look(FIRST_LOOK_NANOS);
        return answer;
    }

    /** Tells those who wait for this view what it is now; to be called when the change is committed. */
    public void changed(K id, V view) {
        Set<Waiter> all = waiting.get(id);
        if (all != null) {
            all.forEach(waiter -> waiter.see(view));
        }
    }

    private void leave(K id, Waiter waiter) {
        count.decrementAndGet();
        waiting.computeIfPresent(id, (key, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }

    private final class Waiter {

        private final Predicate<V> wanted;
        private final Supplier<V> read;
        private final long until;
        private final CompletableFuture<V> answer = new CompletableFuture<>();

        private Waiter(Predicate<V> wanted, Supplier<V> read, long until) {
            this.wanted = wanted;
            this.read = read;
            this.until = until;
        }

        private void look(long nextAfterNanos) {
            if (answer.isDone()) {
                return;
            }
            try {
                long left = until - System.nanoTime();
                V view = read.get();
                see(view);
                if (left <= 0) {
                    answer.complete(view);
                } else if (!answer.isDone()) {
                    lookout.schedule(
                            () -> look(Math.min(2 * nextAfterNanos, RARE_LOOK_NANOS)),
                            Math.min(nextAfterNanos, left),
                            TimeUnit.NANOSECONDS);
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        private void see(V view) {
            if (view != null && wanted.test(view)) {
                answer.complete(view);
            }
        }
    }
}
