package vouch.acceptance;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A comma-separated file with a fixed header and no quoting. */
final class Table {

    private Table() {}

    static List<Row> read(Path file, String columns) {
        List<String> lines = lines(file);
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
        return new Row(file, line, header, values);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new MalformedInput(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new MalformedInput(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new MalformedInput(file + ": cannot be read: " + e);
        }
    }
}
