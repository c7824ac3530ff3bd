package vouch.engine.consistency;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import vouch.engine.deadletter.DeadLetters;
import vouch.engine.outage.NotYetVisible;
import vouch.engine.views.Waiters;

/**
 * Lets a query wait until an event processor has handled the events that its client knows of. The processor may run on
 * another node. No thread waits.
 */
public final class ConsistentReads {

    /** Waits are short, and one look serves all queries that wait for a processor. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final EventPositions positions;
    private final LongSupplier head;
    private final ToLongFunction<String> handledUpTo;
    private final DeadLetters letters;
    private final ScheduledExecutorService threads;
    private final Waiters<String, Long> waiters;
    private final Set<String> coming = ConcurrentHashMap.newKeySet();

    /**
     * @param head the position of the last stored event; -1 when there is none
     * @param handledUpTo as {@link HandledEvents#upTo}
     * @param threads look for all that wait
     */
    ConsistentReads(
            EventPositions positions,
            LongSupplier head,
            ToLongFunction<String> handledUpTo,
            DeadLetters letters,
            ScheduledExecutorService threads) {
        this.positions = positions;
        this.head = head;
        this.handledUpTo = handledUpTo;
        this.letters = letters;
        this.threads = threads;
        this.waiters = new Waiters<>(this::handledUpTo, threads, LONGEST_PAUSE);
    }

    /**
     * Completes as soon as the processor has handled every event of these streams up to their versions, and with them
     * every event that it handles, that has a lower position, and that was committed earlier. What its handlers wrote is
     * committed then. The first look is at once, on the caller's thread.
     *
     * <p>Fails with {@link NotYetVisible} after {@code atMost}, and at once when one of the events is a dead letter.
     *
     * @param versions the number of events in each stream, from 1, by the identifier of the stream
     * @throws UnknownEvents when a stream has fewer events
     * @throws RejectedExecutionException when too many wait already
     */
    public CompletableFuture<Void> await(String processor, Map<String, Long> versions, Duration atMost) {
        OptionalLong position = positions.behind(versions);
        if (position.isEmpty()) {
            throw new UnknownEvents(versions);
        }
        return await(processor, position.getAsLong(), atMost).thenAccept(handled -> {
            if (letters.hold(processor, versions)) {
                throw new NotYetVisible();
            }
        });
    }

    /**
     * Completes as soon as the processor has handled every event that it handles and that was committed before this is
     * called, apart from those that are dead letters. Fails with {@link NotYetVisible} after {@code atMost}.
     *
     * @throws RejectedExecutionException when too many wait already
     */
    public CompletableFuture<Void> awaitAll(String processor, Duration atMost) {
        return await(processor, head.getAsLong(), atMost);
    }

    private CompletableFuture<Void> await(String processor, long last, Duration atMost) {
        long now = handledUpTo.applyAsLong(processor);
        CompletableFuture<Long> until = now > last
                ? CompletableFuture.completedFuture(now)
                : waiters.await(processor, upTo -> upTo > last, atMost);
        return until.thenAccept(upTo -> {
            if (upTo <= last) {
                throw new NotYetVisible();
            }
        });
    }

    private Map<String, Long> handledUpTo(Set<String> processors) {
        return processors.stream().collect(Collectors.toMap(Function.identity(), handledUpTo::applyAsLong));
    }

    /**
     * Must be called after the processor has committed on this node. Looks for those that wait, on another thread. If
     * that look fails, the next regular look tells those that wait.
     */
    void committed(String processor) {
        if (waiters.isAwaited(processor) && !threads.isShutdown() && coming.add(processor)) {
            threads.execute(() -> {
                coming.remove(processor);
                waiters.changed(processor, handledUpTo.applyAsLong(processor));
            });
        }
    }
}
