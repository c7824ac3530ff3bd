package vouch.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
public final class Table {

    private final StringBuilder text = new StringBuilder();

    public Table(String... heads) {
        row((Object[]) heads);
        row(Stream.of(heads).map(head -> "---").toArray());
    }

    /** A double is written as a {@link Figure}, a whole number with all its digits. */
    public Table row(Object... cells) {
        List<Object> row = List.of(cells);
        text.append(row.stream().map(Table::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return Figure.of(number);
        }
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : value.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
