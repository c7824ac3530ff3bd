package vouch.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file with one JSON object in each line. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonLines() {}

    static List<Row> read(Path file) {
        List<String> lines = TextFile.lines(file);
        return IntStream.range(0, lines.size())
                .mapToObj(index -> new Row(file, index + 1, object(file, index + 1, lines.get(index))))
                .toList();
    }

    private static JsonNode object(Path file, int line, String text) {
        try {
            JsonNode object = JSON.readTree(text);
            if (object.isObject()) {
                return object;
            }
        } catch (JacksonException e) {
            // Said below: the line is no object either way.
        }
        throw new MalformedInput(file, line, "is not a JSON object: '" + text + "'");
    }
}
