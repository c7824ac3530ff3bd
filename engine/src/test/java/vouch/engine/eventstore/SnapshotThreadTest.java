package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class SnapshotThreadTest {

    private final ThreadPoolTaskExecutor thread = new SnapshotAutoConfiguration().snapshotThread();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() {
        thread.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        end.countDown();
        thread.shutdown();
    }

    /** One that was dropped instead would be waited for by the snapshotter for ever. */
    @Test
    void refusesWhatDoesNotFit() {
        for (int working = 0; working < 1 + 100; working++) {
            thread.submit(() -> end.await(10, TimeUnit.MINUTES));
        }

        assertThatThrownBy(() -> thread.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    /** An interrupt in the middle of an access closes an H2 file database. */
    @Test
    void isNotInterruptedByAShutdown() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> ended = thread.submit(() -> {
            begun.countDown();
            return end.await(10, TimeUnit.MINUTES);
        });
        begun.await(10, TimeUnit.MINUTES);

        Thread shutdown = new Thread(thread::shutdown);
        shutdown.start();
        Awaitility.await().until(() -> shutdown.getState() == Thread.State.TIMED_WAITING);
        end.countDown();

        assertThat(ended.get(10, TimeUnit.MINUTES)).isTrue();
    }
}
