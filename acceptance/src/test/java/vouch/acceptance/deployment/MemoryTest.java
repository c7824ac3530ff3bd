package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.documentation.Project;

/** No side is killed for want of memory: all parts of it together are within the limit of its container. */
class MemoryTest {

    /** Of classes, stacks of 248 threads, the JVM and the C library, which have no bound: docs/deployment.md, Memory. */
    private static final int MEASURED_BESIDE_MIB = 202;

    private static final int LEFT_MIB = 32;

    /** In MiB. */
    static Stream<Integer> limits() {
        return Stream.concat(
                Compose.sides().map(side -> mib(side.keys().get("mem_limit"), "m")),
                Kubernetes.sides()
                        .map(side -> side.getResources().getLimits().get("memory"))
                        .map(memory -> mib(memory, "Mi")));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void isEnoughForAllParts(int limit) {
        int heap = limit * flag("MaxRAMPercentage", "") / 100;
        int bounded = heap + flag("ReservedCodeCacheSize", "m") + flag("MaxDirectMemorySize", "m");

        assertThat(bounded + MEASURED_BESIDE_MIB).isLessThanOrEqualTo(limit - LEFT_MIB);
        assertThat(Project.text("docs/deployment.md"))
                .contains("| heap | " + heap + " MiB |")
                .contains("| " + MEASURED_BESIDE_MIB + " MiB measured |")
                .contains("| left | " + (limit - bounded - MEASURED_BESIDE_MIB) + " MiB |");
    }

    private static int flag(String name, String unit) {
        String start = "-XX:" + name + "=";
        return Image.all("/configuration/container/jvmFlags/jvmFlag").stream()
                .filter(flag -> flag.startsWith(start))
                .map(flag -> mib(flag.substring(start.length()), unit))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is no flag of the image"));
    }

    private static int mib(Object text, String unit) {
        assertThat(text.toString()).matches("\\d+" + unit);
        return Integer.parseInt(text.toString().replace(unit, ""));
    }
}
