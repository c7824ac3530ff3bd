package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.GoldenStore;

class CheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void printsWhatItFoundAsOneLine() throws IOException {
        assertThat(check(GoldenStore.unpackedTo(folder), "vouch")).isEqualTo(1);

        JsonNode line = JsonMapper.shared().readTree(out.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(line.path("violations").asInt()).isEqualTo(1);
        assertThat(line.path("byInvariant").path("O-1").asInt()).isEqualTo(1);
        assertThat(line.path("found").path(0).asString()).startsWith("O-1 order/half-way");
    }

    @Test
    void holdsTheStoreAgainstAHistory() throws IOException {
        Path history = Files.writeString(
                folder.resolve("history"),
                "{\"op\":\"1\",\"phase\":\"invoke\",\"kind\":\"SHIP\",\"target\":\"lost\"}\n"
                        + "{\"op\":\"1\",\"phase\":\"ok\",\"status\":202}\n");

        assertThat(check(GoldenStore.unpackedTo(folder), "vouch", history.toString()))
                .isEqualTo(1);

        assertThat(out.toString()).contains("O-3 OrderShipped lost: expected what was acknowledged, found nothing");
    }

    @Test
    void saysWhyItCannotLook() {
        assertThat(check("jdbc:h2:file:" + folder.resolve("none") + ";IFEXISTS=TRUE", "vouch"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot check: ");
        assertThat(check("jdbc:h2:mem:alone")).isEqualTo(2);
    }

    private int check(String... arguments) {
        return Check.run(new PrintStream(out), new PrintStream(err), arguments);
    }
}
