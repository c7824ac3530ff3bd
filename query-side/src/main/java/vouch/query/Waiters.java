package vouch.query;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Those who wait for a view to change. No thread waits: the projection's commit completes them, or the time that they
 * gave.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Waiters<K, V> {

    private final Map<K, Set<Waiter<V>>> waiting = new ConcurrentHashMap<>();

    /**
     * Completes with the view as soon as it is as wanted, or with the newest one seen when the time is up, which is null
     * when there was none.
     *
     * @param read reads the committed view; null when there is none
     */
    public CompletableFuture<V> await(K id, Predicate<V> wanted, Duration atMost, Supplier<V> read) {
        Waiter<V> waiter = new Waiter<>(wanted);
        waiting.compute(id, (key, others) -> {
            Set<Waiter<V>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waiter);
            return all;
        });
        CompletableFuture<V> answer = waiter.answer
                .thenApply(view -> view == null ? waiter.newest.get() : view)
                .whenComplete((view, error) -> leave(id, waiter));
        try {
            // Only now, so that a commit between this read and the next change is not missed.
            waiter.found(read.get());
        } catch (RuntimeException e) {
            leave(id, waiter);
            throw e;
        }
        // The clock runs only now, so that one who gives no time at all is still told what there is.
        waiter.answer.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS);
        return answer;
    }

    /** Tells those who wait for this view what it is now; to be called when the change is committed. */
    public void changed(K id, V view) {
        Set<Waiter<V>> all = waiting.get(id);
        if (all != null) {
            all.forEach(waiter -> waiter.see(view));
        }
    }

    private void leave(K id, Waiter<V> waiter) {
        waiting.computeIfPresent(id, (key, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }

    private static final class Waiter<V> {

        private final Predicate<V> wanted;
        private final CompletableFuture<V> answer = new CompletableFuture<>();
        private final AtomicReference<V> newest = new AtomicReference<>();

        private Waiter(Predicate<V> wanted) {
            this.wanted = wanted;
        }

        /** What was read may be older than a change that was told meanwhile. */
        private void found(V view) {
            if (view != null) {
                newest.compareAndSet(null, view);
                answerIfWanted(view);
            }
        }

        private void see(V view) {
            newest.set(view);
            answerIfWanted(view);
        }

        private void answerIfWanted(V view) {
            if (wanted.test(view)) {
                answer.complete(view);
            }
        }
    }
}
