package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wait=5                          | 5",
                "wait=0                          | 0",
                "wait=30                         | 30",
                "wait=31                         | 30",
                "wait=99                         | 30",
                "wait=999999999                  | 30",
                "wait=99999999999999999999       | 30",
                "wait=005                        | 5",
                "Wait=5                          | 5",
                "WAIT = 5                        | 5",
                "wait=\"5\"                      | 5",
                "respond-async, wait=10          | 10",
                "respond-async;x=y, wait=10      | 10",
                "wait=10;foo=\"bar\"            | 10",
                "foo; bar=\"a, wait=0\", wait=10 | 10",
                "foo=\"a, wait=0\", wait=10     | 10",
                "foo=\"\\\", wait=0\", wait=10  | 10",
                ", ,wait=10,                     | 10",
                "return=minimal, wait=7, foo=bar | 7",
                "wait=3, wait=9                  | 3"
            })
    void waitsAsManySecondsAsWantedButNoMoreThan30(String header, long seconds) {
        assertThat(Preference.of(header)).hasValueSatisfying(preference -> {
            assertThat(preference.atMost()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(preference.applied()).isEqualTo("wait=" + seconds);
        });
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "wait",
                "wait=",
                "wait=-1",
                "wait=1.5",
                "wait=1s",
                "wait=soon",
                "wait=soon, wait=9",
                "wait, wait=9",
                "respond-async;wait=10",
                "foo=\"a, wait=5\"",
                "foo=\"a, wait=5",
                "foo wait=5",
                "waiting=5",
                "await=5",
                "respond-async",
                "return=minimal",
                ",;,",
                "wait=٣"
            })
    void ignoresWhateverIsNoWait(String header) {
        assertThat(Preference.of(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dry-run", "Dry-Run", "wait=5, dry-run", "dry-run; x=y, wait=5", "dry-run=true", "dry-run = \"\""
            })
    void tellsADryRun(String header) {
        assertThat(Preference.isDryRun(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run=true", "dry-run=false", "DRY-RUN = \"no\"", "dry-run, dry-run=1"})
    void tellsADryRunWithAValue(String header) {
        assertThat(Preference.isDryRunWithValue(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run", "dry-run=", "dry-run=\"\"", "dry-run; x=y", "wait=5", "dry-running=1"})
    void takesAnEmptyValueForNone(String header) {
        assertThat(Preference.isDryRunWithValue(header)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wait=5", "foo=\"a, dry-run\"", "foo; dry-run", "dry-running", "dry run"})
    void takesNothingElseForADryRun(String header) {
        assertThat(Preference.isDryRun(header)).isFalse();
    }

    @Test
    void readsALongHeaderInNoTime() {
        assertThat(Preference.of("wait=".repeat(10_000))).isEmpty();
        assertThat(Preference.of("\",\\".repeat(10_000))).isEmpty();
    }
}
