package vouch.acceptance;

import java.nio.file.Path;
import java.util.List;

/** A row of a table, which knows where it stands so that it can say what is wrong with it. */
record Row(Path file, int line, List<String> header, List<String> values) {

    static final String DECIMAL = "-?\\d+(?:\\.\\d+)?";

    private static final String ID = "[A-Za-z0-9._-]{1,64}";

    String text(String column) {
        return values.get(header.indexOf(column));
    }

    int seq() {
        return Integer.parseInt(matching("seq", "\\d{1,9}", "a number"));
    }

    String id(String column) {
        return matching(column, ID, "an id");
    }

    String decimal(String column) {
        return matching(column, DECIMAL, "a decimal number");
    }

    String matching(String column, String pattern, String kind) {
        String value = text(column);
        if (!value.matches(pattern)) {
            throw wrong(column + " is not " + kind + ": '" + value + "'");
        }
        return value;
    }

    MalformedInput wrong(String what) {
        return new MalformedInput(file, line, what);
    }
}
