package vouch.saga;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vouch.saga.SagaCommands.OutcomeUnknown;

/**
 * Lets commands of many orders be under way at the same time, though one thread takes all their steps: the one that waits
 * here, for a bounded time, for whichever answer comes next. Once something is away that all need, nothing more is begun,
 * and only what is under way is waited for.
 */
final class AnswerLoop {

    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Predicate<Throwable> outage;
    private Throwable away;

    /** @param outage tells a failure that passes, and that every order would meet now */
    AnswerLoop(Predicate<Throwable> outage) {
        this.outage = outage;
    }

    /** The same answer, brought to the thread that waits. */
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

    /** An error of the machine is nobody's in particular. */
    void failed(Throwable cause) {
        if (away == null && (cause instanceof Error || outage.test(cause))) {
            away = cause;
        }
    }

    boolean isStopped() {
        return away != null;
    }

    /**
     * Returns when all are done, or the time is up; then the outcome of what is not done is unknown.
     *
     * @throws RuntimeException when something is away that all need
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
