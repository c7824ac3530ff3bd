package vouch.engine.views;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Somebody who waits for a view to become as wanted.
 *
 * @param until a time of {@link System#nanoTime}
 * @param answer fails as reading the view fails
 */
record Waiter<K, V>(K id, Predicate<V> wanted, long until, CompletableFuture<V> answer) {

    /** @param view null when there is none */
    void see(V view) {
        if (view != null && wanted.test(view)) {
            answer.complete(view);
        }
    }

    /** The same, and at the end of the time whatever there is will do. */
    void see(V view, long now) {
        see(view);
        if (until - now <= 0) {
            answer.complete(view);
        }
    }
}
