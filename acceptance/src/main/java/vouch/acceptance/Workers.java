package vouch.acceptance;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work, several at a time. */
final class Workers {

    interface Work<T> {
        void on(T piece) throws InterruptedException;
    }

    private final int count;

    Workers(int count) {
        this.count = count;
    }

    <T> void each(Collection<T> pieces, Work<T> work) throws InterruptedException {
        List<Callable<Void>> tasks =
                pieces.stream().map(piece -> task(work, piece)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The driver itself failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Callable<Void> task(Work<T> work, T piece) {
        return () -> {
            work.on(piece);
            return null;
        };
    }
}
