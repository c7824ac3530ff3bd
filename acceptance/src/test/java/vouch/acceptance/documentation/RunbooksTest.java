package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vouch.acceptance.deployment.Observability;

/** Every alert leads to a heading that says what to do. */
class RunbooksTest {

    @Test
    void areHeadingsThatExist() {
        Map<String, String> runbooks = Observability.runbooks();

        assertThat(runbooks).isNotEmpty().allSatisfy((alert, runbook) -> {
            String[] fileAndAnchor = runbook.split("#");
            assertThat(Markdown.of(fileAndAnchor[0]).anchors()).contains(fileAndAnchor[1]);
        });
    }
}
