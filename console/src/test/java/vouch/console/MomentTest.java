package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.BusinessError;

class MomentTest {

    private static final Moment NOON = new Moment(Instant.parse("2026-03-31T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T12:00:00.123Z, 2026-03-31T12:00:00.123Z",
        "2026-03-31T12:00, 2026-03-31T12:00:00Z",
        "2026-03-31T12:00:07.5, 2026-03-31T12:00:07.500Z"
    })
    void isReadFromTheApiAndFromAForm(String text, Instant at) {
        assertThat(Moment.valueOf(text).at()).isEqualTo(at);
    }

    @Test
    void isLeftOutByAnEmptyField() {
        assertThat(Moment.valueOf("")).isNull();
        assertThat(Moment.at(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-31", "yesterday", "1774958400"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Moment.valueOf(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void isOneThatADatabaseHas() {
        assertThatThrownBy(() -> Moment.valueOf("+99999-01-01T00:00:00Z")).isInstanceOf(BusinessError.Refusal.class);
    }

    @Test
    void doesNotGoWithAVersion() {
        assertThat(Moment.isPast(null, null)).isFalse();
        assertThat(Moment.isPast(NOON, null)).isTrue();
        assertThat(Moment.isPast(null, 3)).isTrue();
        assertThatThrownBy(() -> Moment.isPast(NOON, 3)).hasMessageContaining("do not go together");
    }
}
