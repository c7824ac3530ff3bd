package vouch.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class SamplerTest {

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final AtomicBoolean forgotten = new AtomicBoolean();
    private final Sample failing = new Sample() {

        @Override
        public void take() {
            if (fails.get()) {
                throw new DataAccessResourceFailureException("away");
            }
        }

        @Override
        public void forget() {
            forgotten.set(true);
        }
    };
    private final Sample counting = new Sample() {

        @Override
        public void take() {
            taken.incrementAndGet();
        }

        @Override
        public void forget() {}
    };
    private final Sampler sampler = new Sampler(List.of(failing, counting));

    @Test
    void takesSamplesUntilItIsStopped() {
        sampler.start();
        await().until(() -> taken.get() > 0);
        assertThat(sampler.isRunning()).isTrue();

        sampler.stop();

        assertThat(sampler.isRunning()).isFalse();
    }

    @Test
    void takesTheOtherSamplesAfterAFailure() {
        fails.set(true);

        assertThat(sampler.takeAll()).isEqualTo(Duration.ofSeconds(5));

        assertThat(forgotten).isTrue();
        assertThat(taken).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT5S", "PT0.05S, PT5S", "PT0.1S, PT9.9S", "PT0.7S, PT1M", "PT30S, PT1M"})
    void takesAHundredthOfTheTimeButIsNeverOlderThanAMinute(Duration work, Duration pause) {
        assertThat(Sampler.pauseAfter(work)).isEqualTo(pause);
    }

    @Test
    void keepsWhatItMeasured() {
        sampler.takeAll();

        assertThat(forgotten).isFalse();
    }

    @Test
    void saysWhetherTheDatabaseAnswers() {
        MeterRegistry metrics = new SimpleMeterRegistry();
        JdbcTemplate database = Mockito.mock();
        Sampler asking = new Sampler(List.of(new DatabaseUp(database, metrics)));
        Mockito.when(database.queryForObject("select 1", Integer.class))
                .thenThrow(new DataAccessResourceFailureException("away"))
                .thenReturn(1);

        asking.takeAll();
        assertThat(metrics.get("vouch.database.up").gauge().value()).isZero();

        asking.takeAll();
        assertThat(metrics.get("vouch.database.up").gauge().value()).isEqualTo(1);
    }
}
