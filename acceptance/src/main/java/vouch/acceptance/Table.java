package vouch.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comma-separated file with a fixed header and no quoting. */
final class Table {

    private Table() {}

    static List<Row> read(Path file, String columns) {
        List<String> lines = TextFile.lines(file);
        if (lines.isEmpty() || !lines.get(0).equals(columns)) {
            String found = lines.isEmpty() ? "an empty file" : "'" + lines.get(0) + "'";
            throw new MalformedInput(file, 1, "expected the header '" + columns + "', found " + found);
        }
        List<String> header = List.of(columns.split(","));
        return IntStream.range(1, lines.size())
                .mapToObj(index -> row(file, index + 1, header, lines.get(index)))
                .toList();
    }

    private static Row row(Path file, int line, List<String> header, String text) {
        List<String> values = List.of(text.split(",", -1));
        if (values.size() != header.size()) {
            throw new MalformedInput(
                    file, line, "expected " + header.size() + " columns, found " + values.size() + ": '" + text + "'");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < header.size(); column++) {
            row.put(header.get(column), values.get(column));
        }
        return new Row(file, line, row);
    }
}
