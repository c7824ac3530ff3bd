package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vouch.api.BusinessError;

/** The days of filters. */
class UtcDaysTest {

    @Test
    void beginAndEndAtMidnightInUtc() {
        LocalDate day = LocalDate.parse("2026-03-31");

        assertThat(UtcDays.start(day)).isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
        assertThat(UtcDays.end(day)).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(UtcDays.start(null)).isNull();
        assertThat(UtcDays.end(null)).isNull();
    }

    @Test
    void haveAYearThatADatabaseHas() {
        assertThatThrownBy(() -> UtcDays.end(LocalDate.MAX))
                .isInstanceOf(BusinessError.Refusal.class)
                .hasMessageContaining("from 1 to 9998");
        assertThatThrownBy(() -> UtcDays.start(LocalDate.MIN)).isInstanceOf(BusinessError.Refusal.class);
    }
}
