package vouch.engine.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vouch.engine.deadletter.DeadLetters;
import vouch.engine.outage.NotYetVisible;

/** An event has the position that is its version here, and the store has ten. */
class ConsistentReadsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final DeadLetters letters = mock();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long handledUpTo;
    private final ConsistentReads reads = new ConsistentReads(
            versions -> versions.get("a") <= 10 ? OptionalLong.of(versions.get("a")) : OptionalLong.empty(),
            () -> 7,
            processor -> {
                looks.incrementAndGet();
                return handledUpTo;
            },
            letters,
            threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void goOnWhenTheProcessorHasHandledAllEvents() {
        handledUpTo = 7;
        CompletableFuture<Void> all = reads.awaitAll("view", LONG);
        assertThat(all).isNotDone();

        handledUpTo = 8;
        assertThat(all).succeedsWithin(LONG);
        assertThat(reads.awaitAll("view", LONG)).isCompleted();
    }

    @Test
    void giveUpWhenTheProcessorDoesNotHandleAllEvents() {
        assertThat(reads.awaitAll("view", Duration.ofMillis(1)))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NotYetVisible.class);
    }

    @Test
    void goOnAtOnceWhenTheProcessorHasHandledTheEvents() {
        handledUpTo = 4;

        assertThat(await(3)).isCompleted();
        assertThat(looks).hasValue(1);
    }

    /** Also where the processor runs on another node, which tells nothing. */
    @Test
    void goOnWhenTheProcessorHasHandledThem() throws Exception {
        handledUpTo = 3;
        CompletableFuture<Void> read = await(3);
        assertThat(read).isNotDone();

        handledUpTo = 4;

        read.get(10, TimeUnit.MINUTES);
    }

    @Test
    void goOnAtACommitOfThisNode() throws Exception {
        CompletableFuture<Void> read = await(3);
        threads.submit(() -> handledUpTo = 4).get();

        reads.committed("view");
        threads.submit(() -> {}).get();

        assertThat(read).isCompleted();
    }

    @Test
    void areLookedForTogether() throws Exception {
        List<CompletableFuture<Void>> all =
                IntStream.range(0, 500).mapToObj(number -> await(3)).toList();
        int first = looks.get();

        handledUpTo = 4;
        for (CompletableFuture<Void> read : all) {
            read.get(10, TimeUnit.MINUTES);
        }

        assertThat(first).as("one look each, and some of the poller").isBetween(500, 600);
        assertThat(looks.get() - first).isLessThan(100);
    }

    @Test
    void costNoLookAtACommitWhenNobodyWaits() throws Exception {
        reads.committed("view");
        await(3);
        threads.submit(() -> {}).get();
        int before = looks.get();

        reads.committed("another view");
        threads.submit(() -> {}).get();

        assertThat(looks.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void failWhenTheTimeIsUp() {
        handledUpTo = 3;

        assertThat(reads.await("view", Map.of("a", 3L), Duration.ofMillis(30)))
                .failsWithin(Duration.ofMinutes(10))
                .withThrowableThat()
                .withCauseInstanceOf(NotYetVisible.class);
    }

    /** The processor has gone past it, and the view does not show it. */
    @Test
    void failWhenAnEventIsADeadLetter() {
        handledUpTo = 4;
        when(letters.hold("view", Map.of("a", 3L))).thenReturn(true);

        assertThat(await(3))
                .failsWithin(Duration.ofMinutes(10))
                .withThrowableThat()
                .withCauseInstanceOf(NotYetVisible.class);
    }

    @Test
    void areRefusedWhenTheStoreHasNoSuchEvent() {
        assertThatThrownBy(() -> await(11)).isInstanceOf(UnknownEvents.class);
    }

    @Test
    void failAtAShutdown() {
        threads.shutdown();
        reads.committed("view");

        assertThat(await(3)).isCompletedExceptionally();
    }

    private CompletableFuture<Void> await(long version) {
        return reads.await("view", Map.of("a", version), LONG);
    }
}
