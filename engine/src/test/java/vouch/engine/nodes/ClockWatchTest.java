package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class ClockWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock here = Clock.fixed(NOW, ZoneOffset.UTC);
    private final JdbcTemplate database = mock();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ClockWatch watch = new ClockWatch(database, here, metrics);

    @AfterEach
    void stop() {
        watch.destroy();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "900, true", "-900, true", "1200, false", "-1200, false"})
    void seesClocksThatDisagree(int millisAhead, boolean agree) throws Exception {
        databaseIsAhead(Duration.ofMillis(millisAhead));

        assertThat(watch.look()).isEqualTo(new ClockWatch.Reading(Duration.ofMillis(-millisAhead), agree));
        assertThat(new PostgresChecks().clocksAgree(watch).holds().call()).isEqualTo(agree);
    }

    @Test
    void isNotHealthyFromAStepOfTheClockUntilItIsRight() {
        databaseIsAhead(Duration.ZERO);
        watch.lookAgain();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);

        databaseIsAhead(Duration.ofSeconds(180));
        watch.lookAgain();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.health().getDetails()).containsEntry("aheadMillis", -180_000L);
        assertThat(metrics.get("vouch.clock.ahead").gauge().value()).isEqualTo(-180);

        databaseIsAhead(Duration.ZERO);
        watch.lookAgain();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void saysWhatItKnowsWhileTheDatabaseIsAway() {
        databaseIsAhead(Duration.ofSeconds(180));
        watch.lookAgain();

        when(database.queryForObject(any(), eq(OffsetDateTime.class)))
                .thenThrow(new DataAccessResourceFailureException("away"));
        watch.lookAgain();

        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void databaseIsAhead(Duration ahead) {
        when(database.queryForObject(any(), eq(OffsetDateTime.class)))
                .thenReturn(NOW.plus(ahead).atOffset(ZoneOffset.UTC));
    }
}
