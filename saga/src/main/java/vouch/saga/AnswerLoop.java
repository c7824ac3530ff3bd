package vouch.saga;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vouch.engine.outage.OutcomeUnknown;

/**
 * Lets the commands of many orders run concurrently, while one thread takes all their steps. That thread waits in
 * {@link #await} for the next answer of any order, for a limited time. After an outage no new command is sent; the
 * thread waits only for the answers to commands that are already sent.
 */
final class AnswerLoop {

    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Predicate<Throwable> outage;
    private Throwable away;

    /** @param outage recognises a temporary failure that every order would have now */
    AnswerLoop(Predicate<Throwable> outage) {
        this.outage = outage;
    }

    /** Completes like the given answer, but on the thread that waits in {@link #await}. */
    <T> CompletableFuture<T> answered(CompletableFuture<T> answer) {
        CompletableFuture<T> here = new CompletableFuture<>();
        answer.whenComplete((given, failure) -> answers.add(() -> {
            if (failure == null) {
                here.complete(given);
            } else {
                here.completeExceptionally(failure);
            }
        }));
        return here;
    }

    /** Stops the loop after an outage or an {@code Error}, because both affect all orders. */
    void failed(Throwable cause) {
        if (away == null && (cause instanceof Error || outage.test(cause))) {
            away = cause;
        }
    }

    boolean isStopped() {
        return away != null;
    }

    /**
     * Returns when all steps are done, or after {@code atMost}. The outcome of a step that is not done is then unknown.
     *
     * @throws RuntimeException in an outage that affects all orders
     */
    void await(List<? extends CompletableFuture<?>> steps, Duration atMost) {
        CompletableFuture<?> all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + atMost.toNanos();
        try {
            Runnable next = () -> {};
            while (next != null && !all.isDone()) {
                next = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("the steps of several orders", e);
        }
        if (away instanceof Error error) {
            throw error;
        } else if (away != null) {
            throw (RuntimeException) away;
        }
    }
}
