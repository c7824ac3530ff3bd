package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow machine makes no test fail, as {@code CONTRIBUTING.md} says. */
class PatienceTest {

    /** A time after which a test gives up what it waits for. */
    private static final Pattern SHORT =
            Pattern.compile("\\.(get|await|orTimeout|awaitTermination|waitFor)\\(\\d+, (TimeUnit\\.)?SECONDS\\)"
                    + "|atMost\\(Duration\\.of(Seconds|Millis)\\(\\d|@Timeout\\(\\d");

    @Test
    void noTestGivesUpAfterSeconds() {
        List<String> impatient = Project.files("Test.java", "IT.java").stream()
                .filter(file -> SHORT.matcher(Project.text(file)).find())
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(impatient).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer.get(%s, TimeUnit.SECONDS)", "atMost(Duration.ofSeconds(%s))", "@Timeout(%s)"})
    void knowsWhatIsShort(String wait) {
        assertThat(wait.formatted(10)).containsPattern(SHORT);
    }
}
