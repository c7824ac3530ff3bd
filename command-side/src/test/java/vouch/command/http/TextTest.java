package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final Validator RULES =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Said(@Text(max = 5) String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                " a ",
                "ærø",
                "12345",
                "👋👋👋👋👋",
                "e\u0301",
                "a\u00a0b",
                "‏שלום",
                "'\"<>&",
                "\ufffd"
            })
    void isWhatAPersonCanRead(String text) {
        assertThat(RULES.validate(new Said(text))).isEmpty();
    }

    @Test
    void mayBeMissing() {
        assertThat(RULES.validate(new Said(null))).isEmpty();
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "",
                " ",
                "\t",
                "123456",
                "👋👋👋👋👋👋",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u007f",
                "a\u0085",
                "\ud83d",
                "a\udc4bb",
                "\udc4b\ud83d",
                "\u00a0",
                "\u200b");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void isNeitherBlankNorLongNorControlsNorHalfAPair(String text) {
        assertThat(RULES.validate(new Said(text)))
                .extracting("message")
                .containsExactly("must have 1 to 5 characters, one of them visible, none of them a control character");
    }
}
