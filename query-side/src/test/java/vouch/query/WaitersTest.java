package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    private final Waiters<String, Integer> waiters = new Waiters<>();

    /** Whoever waited, for whatever reason it ended: nothing is kept. */
    @AfterEach
    void leavesNothingBehind() {
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
        CompletableFuture<Integer> answer = atLeast3("a", SHORT, 1);

        waiters.changed("a", 2);

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

    @Test
    void prefersTheChangeToWhatItReadBefore() throws Exception {
        CompletableFuture<Integer> answer = waiters.await("a", seen -> seen >= 3, SHORT, () -> {
            waiters.changed("a", 2);
            return 1;
        });

        assertThat(ended(answer)).isEqualTo(2);
    }

    @Test
    void failsWhenTheViewCannotBeRead() {
        assertThatThrownBy(() -> waiters.await("a", seen -> true, LONG, () -> {
                    throw new IllegalStateException("no connection");
                }))
                .hasMessage("no connection");
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
