package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSettingsTest {

    @Test
    void hasDigestsAtATimeOfDayOrNever() {
        assertThat(Parts.settings("07:30").digestAt()).contains(LocalTime.of(7, 30));
        assertThat(Parts.settings("off").digestAt()).isEmpty();
        assertThatThrownBy(() -> Parts.settings("25:00")).hasMessageContaining("vouch.notices.digest must be");
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, days-before-end", "366, 3, days-before-end", "3, 0, queue-days", "3, 366, queue-days"})
    void refusesDaysThatMeanNothing(int beforeEnd, int queue, String setting) {
        assertThatThrownBy(() -> new NoticeSettings(List.of(), beforeEnd, queue, "off"))
                .hasMessageContaining("vouch.notices." + setting + " must be from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000/", "http://localhost:9000/a", "localhost:9000", "x", "http://a:1?b"})
    void refusesAnAllowedAddressThatIsMoreThanAnOrigin(String address) {
        assertThatThrownBy(() -> Parts.settings("off", address))
                .hasMessageContaining("vouch.notices.allowed-addresses has " + address);
    }
}
