package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToAnHour() {
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(Backoff::after).map(Optional::orElseThrow))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(80),
                        Duration.ofSeconds(160),
                        Duration.ofSeconds(320),
                        Duration.ofSeconds(640),
                        Duration.ofSeconds(1280),
                        Duration.ofSeconds(2560),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void givesUpAfterAboutADay() {
        assertThat(Backoff.after(Backoff.MOST_ATTEMPTS)).isEmpty();
        Duration all = IntStream.range(1, Backoff.MOST_ATTEMPTS)
                .mapToObj(Backoff::after)
                .map(Optional::orElseThrow)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(20), Duration.ofHours(26));
    }
}
