package vouch.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.Unusable;

/** The tables of docs/scale.md are what the program prints for what was measured. */
class ScaleDocumentTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void showsWhatTheProgramPrints() throws IOException {
        String document = Files.readString(DOCS.resolve("scale.md"));
        Map<String, String> tables = Scale.tables(DOCS.resolve("scale.json"));

        assertThat(ScaleDocument.with(tables, document)).isEqualTo(document);
        assertThat(tables).allSatisfy((name, table) -> assertThat(document).contains(table));
    }

    @Test
    void putsTablesIntoTheirPlaces() {
        assertThat(ScaleDocument.with(Map.of("one", "| $1 |\n"), "before\n<!-- one -->\nold\n<!-- end -->\nafter"))
                .isEqualTo("before\n<!-- one -->\n\n| $1 |\n\n<!-- end -->\nafter");
        assertThatThrownBy(() -> ScaleDocument.with(Map.of(), "<!-- one -->\n<!-- end -->"))
                .isInstanceOf(Unusable.class);
    }
}
