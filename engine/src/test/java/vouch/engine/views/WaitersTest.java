package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> stored = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Waiters<String, Integer> waiters = new Waiters<>(this::read, poller);
    private Runnable whileReading = () -> {};

    /** Whoever waited, for whatever reason it ended: nothing is kept. */
    @AfterEach
    void leavesNothingBehind() {
        poller.shutdownNow();
        assertThat(waiters)
                .extracting("waiting")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .isEmpty();
    }

    @Test
    void answersAtOnceWhenTheViewIsAsWanted() throws Exception {
        assertThat(ended(atLeast3("a", LONG, 4))).isEqualTo(4);
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
    void letsNoMoreThan2000Wait() throws Exception {
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 2000).mapToObj(i -> atLeast3("a", LONG, 1)).toList();

        assertThatThrownBy(() -> atLeast3("b", LONG, 1)).isInstanceOf(RejectedExecutionException.class);
        waiters.changed("a", 3);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(3));
        assertThat(ended(atLeast3("b", LONG, 3))).isEqualTo(3);
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
        whileReading = () -> stored.put("a", 2);

        assertThat(ended(atLeast3("a", SHORT, 1))).isEqualTo(2);
    }

    @Test
    void answersWithNothingWhenTheTimeIsUpAndThereIsNoView() throws Exception {
        assertThat(ended(atLeast3("a", SHORT, null))).isNull();
    }

    /** {@code Prefer: wait=0}: the client does not want to wait, but wants the view. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void answersWithWhatThereIsWhenThereIsNoTimeAtAll(int view) throws Exception {
        whileReading =
                () -> CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                        .join();

        assertThat(ended(atLeast3("a", Duration.ZERO, view))).isEqualTo(view);
    }

    @Test
    void missesNoChangeThatIsCommittedWhileItReads() throws Exception {
        whileReading = () -> {
            if (reads.get() == 1) {
                waiters.changed("a", 3);
            }
        };

        assertThat(ended(atLeast3("a", LONG, 1))).isEqualTo(3);
    }

    /** As where the projection runs on another node. */
    @Test
    void answersWhenTheViewHasChangedAndNobodySaysSo() throws Exception {
        whileReading = () -> stored.put("a", 3);

        assertThat(ended(atLeast3("a", LONG, 1))).isEqualTo(3);
        assertThat(reads).hasValue(2);
    }

    /** Otherwise as many would read as wait. */
    @Test
    void looksAfterManyAtOnce() throws Exception {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 1000)
                .mapToObj(i -> atLeast3("a" + i, Duration.ofSeconds(3), 1))
                .toList();

        for (CompletableFuture<Integer> answer : answers) {
            ended(answer);
        }
        assertThat(reads).hasValueBetween(3, 200);
    }

    /** Otherwise many who wait for long would keep the database busy. */
    @Test
    void looksLessAndLessOften() throws Exception {
        ended(atLeast3("a", Duration.ofSeconds(2), 1));

        assertThat(reads).hasValueBetween(2, 9);
    }

    @Test
    void failsWhenTheViewCannotBeRead() {
        whileReading = () -> {
            throw new IllegalStateException("no connection");
        };

        assertThatThrownBy(atLeast3("a", LONG, 1)::join).hasRootCauseMessage("no connection");
    }

    @Test
    void failsAtAShutdown() {
        poller.shutdown();

        assertThatThrownBy(atLeast3("a", LONG, 1)::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void answersWhenChangesAndReadersRace() throws Exception {
        CompletableFuture<Void> changes =
                CompletableFuture.runAsync(() -> IntStream.rangeClosed(1, 2_000).forEach(version -> {
                    stored.put("a", version);
                    waiters.changed("a", version);
                }));

        for (int version = 1; version <= 2_000; version++) {
            int wanted = version;
            assertThat(ended(waiters.await("a", seen -> seen >= wanted, LONG))).isGreaterThanOrEqualTo(wanted);
        }
        changes.get(10, TimeUnit.MINUTES);
    }

    private CompletableFuture<Integer> atLeast3(String id, Duration atMost, Integer view) {
        if (view != null) {
            stored.put(id, view);
        }
        return waiters.await(id, seen -> seen >= 3, atMost);
    }

    private Map<String, Integer> read(Set<String> ids) {
        reads.incrementAndGet();
        Map<String, Integer> views = new HashMap<>(stored);
        views.keySet().retainAll(ids);
        whileReading.run();
        return views;
    }

    private static Integer ended(CompletableFuture<Integer> answer) throws Exception {
        return answer.get(10, TimeUnit.MINUTES);
    }
}
