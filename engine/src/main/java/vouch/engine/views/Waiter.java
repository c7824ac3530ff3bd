package vouch.engine.views;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A query that waits until a view meets a condition.
 *
 * @param until the end of the wait, a time of {@link System#nanoTime}
 * @param answer fails when reading the view fails
 */
record Waiter<K, V>(K id, Predicate<V> wanted, long until, CompletableFuture<V> answer) {

    /** @param view null when there is none */
    void see(V view) {
        if (view != null && wanted.test(view)) {
            answer.complete(view);
        }
    }

    /** Also completes the answer after the end of the wait, with the view as it is. */
    void see(V view, long now) {
        see(view);
        if (until - now <= 0) {
            answer.complete(view);
        }
    }
}
