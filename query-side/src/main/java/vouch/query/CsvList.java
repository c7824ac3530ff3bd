package vouch.query;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;

/**
 * Writes a list as CSV (RFC 4180): page by page, so that it may be of any length, and a line for each item. A spreadsheet
 * takes no cell for a formula.
 */
public final class CsvList<T> {

    public static final String TYPE = "text/csv";

    private static final int MOST = 1_000_000;
    private static final String FORMULA = "=+-@";
    private static final String END = "\r\n";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final List<String> names = new ArrayList<>();
    private final List<Function<T, ?>> cells = new ArrayList<>();

    public CsvList(String name) {
        this.name = name;
    }

    /** A page of the list; {@code next} is null on the last one. */
    public record Page<T>(List<T> items, String next) {}

    /** The rest of an answer of which a part was sent cannot be read. The client must not take the part for the whole. */
    public static final class BrokenOff extends RuntimeException {

        BrokenOff(Throwable cause) {
            super("A list as CSV cannot be completed: " + cause, cause);
        }
    }

    /** Adds a column of texts, amounts, or lists of words. */
    public CsvList<T> with(String column, Function<T, ?> cell) {
        names.add(column);
        cells.add(cell);
        return this;
    }

    /** Adds a column of JSON. */
    public CsvList<T> withJson(String column, Function<T, ?> cell) {
        return with(column, cell.andThen(value -> value == null ? null : JSON.writeValueAsString(value)));
    }

    /** @param pages gives the page after a cursor, which is null for the first one */
    public void write(HttpServletResponse response, Function<String, CompletableFuture<Page<T>>> pages)
            throws IOException {
        Page<T> page = read(pages, null);
        response.setContentType(TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name));
        PrintWriter out = response.getWriter();
        out.print(line(names.stream()));
        int left = MOST;
        while (true) {
            page.items().stream().limit(left).forEach(item -> out.print(line(item)));
            left -= page.items().size();
            // Whether the client is still there is known when the page is flushed.
            if (page.next() == null || left <= 0 || out.checkError()) {
                return;
            }
            page = rest(pages, page.next());
        }
    }

    private Page<T> rest(Function<String, CompletableFuture<Page<T>>> pages, String after) {
        try {
            return read(pages, after);
        } catch (RuntimeException e) {
            throw new BrokenOff(e);
        }
    }

    /** Fails as the query does. */
    private Page<T> read(Function<String, CompletableFuture<Page<T>>> pages, String after) {
        try {
            return pages.apply(after).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    private String line(T item) {
        return line(cells.stream().map(cell -> text(cell.apply(item))));
    }

    private static String line(Stream<String> texts) {
        return texts.map(CsvList::cell).collect(Collectors.joining(",", "", END));
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Money money) {
            return money.amount();
        }
        return value instanceof Collection<?> words
                ? words.stream().map(Object::toString).collect(Collectors.joining(" "))
                : value.toString();
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
