package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void pausesTwiceAsLongEachTimeAndNeverLongerThanFiveMinutes() {
        List<Duration> pauses = new ArrayList<>();
        Attempts attempts = Attempts.of(Map.of());
        for (int made = 1; made < Attempts.MOST; made++) {
            attempts = attempts.another(NOON);
            pauses.add(Duration.between(NOON, attempts.next()));
        }

        assertThat(pauses.stream().map(Duration::toSeconds))
                .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L)
                .endsWith(300L);
    }

    @Test
    void waitsForAPersonAfterTheLast() {
        Attempts last = new Attempts(Attempts.MOST - 1, NOON).another(NOON);

        assertThat(last).isEqualTo(new Attempts(Attempts.MOST, null));
        assertThat(last.another(NOON)).isEqualTo(new Attempts(Attempts.MOST + 1, null));
    }

    @Test
    void isKeptInDiagnostics() {
        for (Attempts attempts : List.of(new Attempts(3, NOON), new Attempts(Attempts.MOST, null))) {
            assertThat(Attempts.of(attempts.asDiagnostics())).isEqualTo(attempts);
        }
    }
}
