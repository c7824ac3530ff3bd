package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.command.ExpectedVersion;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3\"",
                "  \"3\"\t",
                "\"3\",",
                ",, \"3\" , ,",
                "\"3\",\"3\"",
                "\"3\", W/\"4\"",
                "W/\"4\", \"3\"",
                "\"a,b\", \"3\", \"x\"",
                "\"03\", \"3\", \"-3\", \"3.0\", \"\"",
                "\"99999999999999999999\", \"3\"",
                "\"\u00e6\", \"3\""
            })
    void expectsTheVersionsOfTheStrongTags(String header) {
        assertThat(IfMatch.isWellFormed(header)).isTrue();
        assertThat(sent(header)).isEqualTo(expecting(3L));
    }

    @Test
    void expectsOneOfSeveralVersions() {
        assertThat(sent("\"7\" ,\"12\",\"3\"")).isEqualTo(expecting(3L, 7L, 12L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"\"", "\"0\"", "\"abc\"", "\"03\"", "\"*\"", "\"3-gzip\"", "W/\"3\", \"W/3\""})
    void expectsWhatNoVersionIs(String header) {
        assertThat(IfMatch.isWellFormed(header)).isTrue();
        assertThat(sent(header)).isEqualTo(expecting());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * "})
    void sendsTheBareCommandWhereEveryVersionWillDo(String header) {
        assertThat(IfMatch.on("a command", header)).isEqualTo("a command");
        assertThat(header == null || IfMatch.isWellFormed(header)).isTrue();
    }

    /** What a version of the order says about a command that the account decides. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * ", "\"3\"", "\"2\", \"3\"", "W/\"2\", \"3\""})
    void sendsTheBareCommandWhereTheOtherResourceHasTheVersion(String header) {
        assertThat(IfMatch.on("a command", header, 3)).isEqualTo("a command");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"2\"         | version 2",
                "\"4\", \"2\"  | version 2 or 4",
                "W/\"3\"       | no version that exists"
            })
    void explainsWhyTheOtherResourceDoesNotHaveTheVersion(String header, String expected) {
        CommandMessage<?> message = (CommandMessage<?>) IfMatch.on("a command", header, 3);

        assertThat(message.getPayload()).isEqualTo("a command");
        assertThat(message.getMetaData())
                .containsExactly(entry(
                        "versionMismatch",
                        "The present version is 3, and the request expects %s. Look it up again, then decide again."
                                .formatted(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "3",
                "\"",
                "\"3",
                "3\"",
                "'3'",
                "\"3\" \"4\"",
                "\"3\";\"4\"",
                "\"3\"x",
                "x\"3\"",
                "w/\"3\"",
                "W/ \"3\"",
                "W/3",
                "W/",
                "\"a b\"",
                "\"\u0000\"",
                "*, \"3\"",
                "\"3\", *",
                "**",
                "*,"
            })
    void cannotReadWhatIsNoListOfTags(String header) {
        assertThat(IfMatch.isWellFormed(header)).isFalse();
    }

    @Test
    void readsALongHeaderInNoTime() {
        assertThat(IfMatch.isWellFormed(",".repeat(100_000))).isFalse();
        assertThat(IfMatch.isWellFormed(" ".repeat(100_000))).isFalse();
        assertThat(IfMatch.isWellFormed("\"".repeat(100_001))).isFalse();
        assertThat(IfMatch.isWellFormed("W/\"1\",".repeat(100_000))).isTrue();
    }

    private static Object sent(String header) {
        CommandMessage<?> message = (CommandMessage<?>) IfMatch.on("a command", header);
        assertThat(message.getPayload()).isEqualTo("a command");
        return message.getMetaData();
    }

    private static Object expecting(Long... versions) {
        return new ExpectedVersion(new TreeSet<>(Set.of(versions)))
                .on("a command")
                .getMetaData();
    }
}
