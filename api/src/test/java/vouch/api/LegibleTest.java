package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " a ",
                "a\u00a0b",
                "\u200ba",
                "e\u0301",
                "👨‍👩‍👧",
                "می‌خواهم",
                "‏שלום",
                "\ufffd",
                "\ud83e\udef6"
            })
    void isWhatShowsSomething(String text) {
        assertThat(Legible.is(text, 10)).isTrue();
    }

    /** Spaces of every width, what joins, directs or varies others, and letters that are empty. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u2007",
                "\u202f",
                "\u3000",
                "\u00ad",
                "\u200b",
                "\u200d",
                "\u200f",
                "\u2060",
                "\u202e",
                "\ufeff",
                "\ufe0f",
                "\u0301",
                "\u115f",
                "\u3164",
                "\uffa0",
                "\u2800",
                " \u00a0\u200b\u3164"
            })
    void isNotWhatShowsNothing(String text) {
        assertThat(Legible.is(text, 10)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\tb", "\u0000a", "a\u001b[2J", "a\u007f", "a\u0085", "a\u2028b", "a\u2029b"})
    void isNotWhatControlsTheOneWhoShowsIt(String text) {
        assertThat(Legible.is(text, 10)).isFalse();
    }

    @Test
    void isCountedInCharactersNotInHalvesOfPairs() {
        assertThat(Legible.is("👋👋", 2)).isTrue();
        assertThat(Legible.is("👋👋👋", 2)).isFalse();
    }

    @Test
    void isNotWhatHasHalfAPair() {
        assertThat(Legible.is("a\ud83d", 10)).isFalse();
        assertThat(Legible.is("\udc4b\ud83d", 10)).isFalse();
    }
}
