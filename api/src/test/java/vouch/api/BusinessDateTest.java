package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BusinessDateTest {

    private static final LocalDate RECORDED = LocalDate.of(2026, 1, 1);
    private static final LocalDate LATER = RECORDED.plusDays(1);

    @Test
    void thatTheClientGaveIsPartOfTheContent() {
        assertThat(new BusinessDate(RECORDED, true).matches(RECORDED)).isTrue();
        assertThat(new BusinessDate(LATER, true).matches(RECORDED)).isFalse();
    }

    @Test
    void thatWasLeftOutEqualsAny() {
        assertThat(new BusinessDate(RECORDED, false).matches(RECORDED)).isTrue();
        assertThat(new BusinessDate(LATER, false).matches(RECORDED)).isTrue();
    }
}
