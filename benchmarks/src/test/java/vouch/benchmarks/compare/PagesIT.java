package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages, for as short as it goes: that each can be measured, though what is found is worth nothing. */
class PagesIT {

    @Test
    void measuresEachPageBesideItsQueries(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("pages.log");
        // The jar, as anybody runs it: what Vouch must not find on its class path is packed into it.
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("guard.jar"),
                        "pages",
                        "--orders",
                        "500",
                        "--customers",
                        "20",
                        "--rate",
                        "10",
                        "--seconds",
                        "5",
                        "--out",
                        folder.toString())
                .toList();
        int ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        System.out.println(Files.readString(log));

        assertThat(ended).isZero();
        List<Shown> shown = List.of(Json.read(folder.resolve("pages.json"), Shown[].class));
        assertThat(shown).extracting(Shown::page).hasSize(26).contains("queue", "customer", "events", "operations");
        assertThat(shown).allSatisfy(one -> assertThat(one.ratio()).isPositive());
    }
}
