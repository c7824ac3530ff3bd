package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How long an order may be undecided, or wait, and when accounts are reviewed. */
class SettingsTest {

    @Test
    void decidesWithinAMinuteAndWaitsForTwoWeeksByDefault() {
        Settings settings = bound(Map.of());

        assertThat(settings.decisionDeadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.waitingDeadline()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void takesAnyTimeThereIs() {
        Settings settings = bound(Map.of("vouch.decision-deadline", "1ms", "vouch.waiting-deadline", "36500d"));

        assertThat(settings.decisionDeadline()).isEqualTo(Duration.ofMillis(1));
        assertThat(settings.waitingDeadline()).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @CsvSource({
        "vouch.decision-deadline, 0s",
        "vouch.decision-deadline, -1ms",
        "vouch.waiting-deadline, 0d",
        "vouch.waiting-deadline, -14d"
    })
    void refusesNoTimeAtAll(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of(name, value)))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage(name + " must be more than 0.");
    }

    @Test
    void reviewsAccountsAtNightUnlessToldOtherwise() {
        assertThat(bound(Map.of()).dailyReviewAt()).contains(LocalTime.of(2, 0));
        assertThat(bound(Map.of("vouch.daily-review", "14:30")).dailyReviewAt()).contains(LocalTime.of(14, 30));
        assertThat(bound(Map.of("vouch.daily-review", "off")).dailyReviewAt()).isEmpty();
    }

    /** The first two are what YAML makes of 14:30 and off without quotes. */
    @ParameterizedTest
    @ValueSource(strings = {"870", "false", "24:00", "2:00", "at two", ""})
    void refusesAnotherTimeOfDay(String value) {
        assertThatThrownBy(() -> bound(Map.of("vouch.daily-review", value)))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("vouch.daily-review must be a time of day in UTC such as 02:00, or off;"
                        + " in a YAML file, write it in quotes.");
    }

    private static Settings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("vouch", Settings.class);
    }
}
