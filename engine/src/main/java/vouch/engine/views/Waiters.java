package vouch.engine.views;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Those who wait for a view to change. No thread waits: the projection's commit completes them, or the time that they
 * gave. Where the projection runs on another node its commit is not heard here, so there is a {@link ViewPoller} for them, too.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Waiters<K, V> {

    /** Each is looked after once a second, whether its client is still there or not. */
    private static final int MOST = 2000;

    private final AtomicInteger count = new AtomicInteger();
    private final Map<K, Set<Waiter<K, V>>> waiting = new ConcurrentHashMap<>();
    private final ViewPoller<K, V> lookout;

    /**
     * @param read reads the committed views of these ids, as far as there are any
     * @param lookout reads for those who wait
     */
    public Waiters(Function<Set<K>, Map<K, V>> read, ScheduledExecutorService lookout) {
        this.lookout = new ViewPoller<>(read, lookout);
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
        Waiter<K, V> waiter = new Waiter<>(id, wanted, System.nanoTime() + atMost.toNanos(), new CompletableFuture<>());
        waiting.compute(id, (key, others) -> {
            Set<Waiter<K, V>> those = others == null ? ConcurrentHashMap.newKeySet() : others;
            those.add(waiter);
            return those;
        });
        CompletableFuture<V> answer = waiter.answer().whenComplete((view, error) -> leave(waiter));
        // Only now, so that a commit between this look and the next change is not missed.
        lookout.after(waiter, all == 1);
        return answer;
    }

    /** Tells those who wait for this view what it is now; to be called when the change is committed. */
    public void changed(K id, V view) {
        Set<Waiter<K, V>> all = waiting.get(id);
        if (all != null) {
            all.forEach(waiter -> waiter.see(view));
        }
    }

    private void leave(Waiter<K, V> waiter) {
        count.decrementAndGet();
        waiting.computeIfPresent(waiter.id(), (key, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }
}
