package vouch.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One line of a file of a set. It knows where it stands, so that it can say what is wrong with it. */
record Row(Path file, int line, JsonNode values) {

    static final String DECIMAL = "-?\\d+(?:\\.\\d+)?";

    private static final String ID = "[A-Za-z0-9._-]{1,64}";

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    /** Empty where there is no value. */
    String text(String column) {
        JsonNode value = values.path(column);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
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

    String currency(String column) {
        return matching(column, "[A-Z]{3}", "a currency");
    }

    /** A day that may be left out. */
    Optional<String> date(String column) {
        return text(column).isEmpty() ? Optional.empty() : Optional.of(matching(column, DATE, "a date"));
    }

    String matching(String column, String pattern, String kind) {
        String value = text(column);
        if (!value.matches(pattern)) {
            throw wrong(column + " is not " + kind + ": '" + value + "'");
        }
        return value;
    }

    /** Throws when the line has no such field; a field that is null is there. */
    void require(String... fields) {
        for (String field : fields) {
            if (!values.has(field)) {
                throw wrong("there is no field '" + field + "'");
            }
        }
    }

    MalformedInput wrong(String what) {
        return new MalformedInput(file, line, what);
    }
}
