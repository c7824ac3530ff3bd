package vouch.console.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vouch.api.history.RecordedEvent;
import vouch.console.Recorded;

/** Where the sliders over a customer's life begin, end and stand. */
class SlidersTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void goOverTheDaysFromTheFirstToThePresent() {
        DaySlider slider = DaySlider.of(FIRST, TODAY, LocalDate.of(2026, 1, 31));

        assertThat(slider.days()).isEqualTo(50);
        assertThat(slider.at()).isEqualTo(21);
        assertThat(slider.yearAgo()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(slider.monthAfter()).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void reachADayThatSomebodyAskedForBeyondTheLife() {
        assertThat(DaySlider.of(FIRST, TODAY, FIRST.minusDays(3)).at()).isZero();
        assertThat(DaySlider.of(FIRST, TODAY, TODAY.plusDays(3)).last()).isEqualTo(TODAY.plusDays(3));
    }

    @Test
    void goOverTheNewestVersions() {
        VersionSlider slider = VersionSlider.of(events(6, 10), 8);

        assertThat(slider.first()).isEqualTo(6);
        assertThat(slider.all()).isEqualTo(10);
        assertThat(slider.event().eventId()).isEqualTo("e8");
        assertThat(slider.before()).isEqualTo(7);
        assertThat(slider.after()).isEqualTo(9);
    }

    @Test
    void reachAnOlderVersionOfWhichTheEventIsNotRead() {
        VersionSlider slider = VersionSlider.of(events(6, 10), 2);

        assertThat(slider.first()).isEqualTo(2);
        assertThat(slider.event()).isNull();
    }

    @Test
    void endAtTheFirstAndTheNewestVersion() {
        assertThat(VersionSlider.of(events(1, 3), 1).before()).isNull();
        assertThat(VersionSlider.of(events(1, 3), 3).after()).isNull();
    }

    private static List<RecordedEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(version -> Recorded.event("e" + version, version - 1, Map.of()))
                .toList();
    }
}
