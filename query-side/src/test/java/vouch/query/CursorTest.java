package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.BusinessError.Refusal;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "a|b", "|", "||", "ærø ☕ 👋", "2026-01-01T12:00:00.123Z", "line\nbreak", "%_\\"})
    void isReadBackFromItsText(String key) {
        Cursor cursor = new Cursor(key, "0190163d-8694.739b_A");

        assertThat(Cursor.of(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "a|b", "ærø ☕ 👋", "???>>>"})
    void needsNoEscapingInAnAddress(String key) {
        assertThat(new Cursor(key, "1").toString()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void hasAnInstantWhenItsKeyIsOne() {
        Instant noon = Instant.parse("2026-01-01T12:00:00.123Z");

        assertThat(Cursor.of(new Cursor(noon.toString(), "1").toString()).instant())
                .isEqualTo(noon);
        refuses(() -> new Cursor("ada", "1").instant());
        refuses(() -> new Cursor("", "1").instant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "!",
                "null",
                "50",
                "YWRh",
                "ada|1",
                "ærø",
                "YWRhfDE=",
                "YWRhfDE ",
                "YWRhfDF",
                "AHwx"
            })
    void refusesWhatItDidNotWrite(String text) {
        refuses(() -> Cursor.of(text));
    }

    @ParameterizedTest
    @CsvSource({"ada|", "ada|a b", "ada|a/b", "ada|æ"})
    void refusesWhatEndsInNoIdentifier(String plain) {
        refuses(() -> Cursor.of(base64(plain.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesWhatIsNoText() {
        refuses(() -> Cursor.of(base64(new byte[] {(byte) 0xff, (byte) 0xfe, '|', '1'})));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.error().code()).isEqualTo(VALIDATION_FAILED);
            assertThat(refusal.error().detail()).contains("cursor");
        });
    }
}
