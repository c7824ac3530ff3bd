package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

    @Test
    void takesWhatItsFilesTake(@TempDir Path folder) throws Exception {
        Path tables = Files.createDirectories(folder.resolve("base"));
        Path nested = Files.createDirectories(tables.resolve("16384"));

        Files.write(nested.resolve("1"), new byte[8192]);
        Files.write(nested.resolve("2"), new byte[16384]);
        Files.write(folder.resolve("log"), new byte[100]);

        assertThat(place(tables).storedBytes()).isEqualTo(24_576);
        assertThat(place(nested.resolve("2")).storedBytes()).isEqualTo(16_384);
    }

    private static Place place(Path data) {
        return new Place("jdbc:", List.of(), List.of(), List.of(), data, () -> {});
    }
}
