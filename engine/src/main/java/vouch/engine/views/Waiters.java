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
 * Holds the queries that wait for a view to change. No thread blocks: a waiter is completed by the projection's commit,
 * or at the end of its time. This node does not see the commits of a projection on another node, so a {@link
 * ViewPoller} reads the views too.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Waiters<K, V> {

    /** The most waiters. The view of each is read every second, even if the client has gone. */
    private static final int MOST = 2000;

    private final AtomicInteger count = new AtomicInteger();
    private final Map<K, Set<Waiter<K, V>>> waiting = new ConcurrentHashMap<>();
    private final ViewPoller<K, V> poller;

    /**
     * @param read reads the committed views of these ids, as far as they exist
     * @param threads runs the reads for the waiters
     */
    public Waiters(Function<Set<K>, Map<K, V>> read, ScheduledExecutorService threads) {
        this(read, threads, Duration.ofSeconds(1));
    }

    /** @param longestPause between two reads for one waiter; the first reads come sooner */
    public Waiters(Function<Set<K>, Map<K, V>> read, ScheduledExecutorService threads, Duration longestPause) {
        poller = new ViewPoller<>(read, threads, longestPause);
    }

    /**
     * Completes with the view as soon as the view is as wanted. After {@code atMost} it completes with the view as it
     * is, or null when there is none. It fails when reading the view fails, and at a shutdown.
     *
     * @throws RejectedExecutionException when too many queries wait already
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
        // The first read comes after the waiter is registered, so that no commit is missed in between.
        poller.after(waiter, all == 1);
        return answer;
    }

    /** Whether a query waits for this view. */
    public boolean isAwaited(K id) {
        return waiting.containsKey(id);
    }

    /** Notifies the waiters of this view. Must be called after the change is committed. */
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
