package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The view is a number here, and wanted is mostly that it be at least 3. */
class WaitersTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final ScheduledExecutorService lookout = Executors.newSingleThreadScheduledExecutor();
    private final Waiters<String, Integer> waiters = new Waiters<>(lookout);

    /** Whoever waited, for whatever reason it ended: nothing is kept. */
    @AfterEach
    void leavesNothingBehind() {
        lookout.shutdownNow();
        assertThat(waiters)
                .extracting("waiting")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .isEmpty();
    }

    @Test
    void answersAtOnceWhenTheViewIsAsWanted() {
        assertThat(atLeast3("a", LONG, 4)).isCompletedWithValue(4);
    }

    @Test
    void answersWhenTheViewChangesToWhatIsWanted() {
        CompletableFuture<Integer> answer = atLeast3("a", LONG, 1);

        waiters.changed("a", 2);
        assertThat(answer).isNotDone();
        waiters.changed("a", 3);
        assertThat(answer).isCompletedWithValue(3);
        waiters.changed("a", 4);
        assertThat(answer).isCompletedWithValue(3);
    }

    /** Each looks again and again, also for a client that has left. */
    @Test
    void letsNoMoreThan2000Wait() {
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 2000).mapToObj(i -> atLeast3("a", LONG, 1)).toList();

        assertThatThrownBy(() -> atLeast3("b", LONG, 1)).isInstanceOf(RejectedExecutionException.class);
        waiters.changed("a", 3);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(3));
        assertThat(atLeast3("b", LONG, 3)).isCompletedWithValue(3);
    }

    @Test
    void answersWhenTheViewIsMade() {
        CompletableFuture<Integer> answer = atLeast3("a", LONG, null);

        waiters.changed("a", 3);

        assertThat(answer).isCompletedWithValue(3);
    }

    @Test
    void answersEveryoneWhoWaitsForThisViewAndNobodyElse() {
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 10).mapToObj(i -> atLeast3("a", LONG, 1)).toList();
        CompletableFuture<Integer> other = atLeast3("b", LONG, 1);

        waiters.changed("a", 3);

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(3));
        assertThat(other).isNotDone();
        waiters.changed("b", 5);
        assertThat(other).isCompletedWithValue(5);
    }

    @Test
    void answersWithTheNewestViewWhenTheTimeIsUp() throws Exception {
        AtomicInteger stored = new AtomicInteger(1);
        CompletableFuture<Integer> answer = waiters.await("a", seen -> seen >= 3, SHORT, stored::get);

        stored.set(2);

        assertThat(ended(answer)).isEqualTo(2);
    }

    @Test
    void answersWithNothingWhenTheTimeIsUpAndThereIsNoView() throws Exception {
        assertThat(ended(atLeast3("a", SHORT, null))).isNull();
    }

    /** {@code Prefer: wait=0}: the client does not want to wait, but wants the view. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void answersWithWhatThereIsWhenThereIsNoTimeAtAll(int view) throws Exception {
        CompletableFuture<Integer> answer = waiters.await("a", seen -> seen >= 3, Duration.ZERO, () -> slowly(view));

        assertThat(ended(answer)).isEqualTo(view);
    }

    @Test
    void missesNoChangeThatIsCommittedWhileItReads() {
        CompletableFuture<Integer> answer = waiters.await("a", seen -> seen >= 3, LONG, () -> {
            waiters.changed("a", 3);
            return 1;
        });

        assertThat(answer).isCompletedWithValue(3);
    }

    /** As where the projection runs on another node. */
    @Test
    void answersWhenTheViewHasChangedAndNobodySaysSo() throws Exception {
        AtomicInteger stored = new AtomicInteger(1);
        CompletableFuture<Integer> answer = waiters.await("a", seen -> seen >= 3, LONG, stored::get);

        stored.set(3);

        assertThat(ended(answer)).isEqualTo(3);
    }

    /** Otherwise many who wait for long would keep the database busy. */
    @Test
    void looksLessAndLessOften() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Integer> answer =
                waiters.await("a", seen -> false, Duration.ofSeconds(2), looks::incrementAndGet);

        assertThat(ended(answer)).isBetween(2, 9);
    }

    @Test
    void failsWhenTheViewCannotBeRead() {
        CompletableFuture<Integer> answer = waiters.await("a", seen -> true, LONG, () -> {
            throw new IllegalStateException("no connection");
        });

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).hasRootCauseMessage("no connection");
    }

    @Test
    void answersWhenChangesAndReadersRace() throws Exception {
        AtomicInteger stored = new AtomicInteger();
        CompletableFuture<Void> changes =
                CompletableFuture.runAsync(() -> IntStream.rangeClosed(1, 2_000).forEach(version -> {
                    stored.set(version);
                    waiters.changed("a", version);
                }));

        for (int version = 1; version <= 2_000; version++) {
            int wanted = version;
            assertThat(ended(waiters.await("a", seen -> seen >= wanted, LONG, stored::get)))
                    .isGreaterThanOrEqualTo(wanted);
        }
        changes.get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Integer> atLeast3(String id, Duration atMost, Integer stored) {
        return waiters.await(id, seen -> seen >= 3, atMost, () -> stored);
    }

    private static Integer ended(CompletableFuture<Integer> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    /** As a database reads: longer than a timer that is due at once. */
    private static int slowly(int view) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                .join();
        return view;
    }
}
