package vouch.command.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the client wants to wait for the result of the saga (RFC 7240, {@code Prefer: wait=N}).
 *
 * @param atMost no more than 30 s
 */
public record Preference(Duration atMost) {

    /** The header of a request. */
    public static final String HEADER = "Prefer";

    /** The header of the answer that names the preferences which were followed. */
    public static final String APPLIED = "Preference-Applied";

    private static final Pattern WAIT = Pattern.compile("wait\\s*(=.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DRY_RUN =
            Pattern.compile("dry-run\\s*(=.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NO_VALUE = Pattern.compile("=\\s*(\"\")?");

    private static final Pattern SECONDS = Pattern.compile("=\\s*\"?0*(\\d+)\"?");
    private static final long MOST_SECONDS = 30;

    /**
     * Parses the header's value, or the values of several headers joined with commas. The RFC requires that unknown
     * preferences are ignored. It also requires that the first of several waits counts, even if its value is not a
     * number.
     */
    public static Optional<Preference> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        return preferences(header)
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> wait.group(1))
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1).length() > 2
                        ? MOST_SECONDS
                        : Math.min(Long.parseLong(match.group(1)), MOST_SECONDS))
                .map(seconds -> new Preference(Duration.ofSeconds(seconds)));
    }

    /**
     * Whether the client asks what a command would do. {@code dry-run} is a preference that must not be ignored.
     *
     * @param header null when there is none
     */
    public static boolean isDryRun(String header) {
        return header != null && dryRuns(header).findAny().isPresent();
    }

    /** Whether {@code dry-run} has a value, of which no meaning is known. The RFC takes an empty value for none. */
    public static boolean isDryRunWithValue(String header) {
        return dryRuns(header)
                .map(dryRun -> dryRun.group(1))
                .anyMatch(value -> value != null && !NO_VALUE.matcher(value).matches());
    }

    private static Stream<Matcher> dryRuns(String header) {
        return preferences(header).map(DRY_RUN::matcher).filter(Matcher::matches);
    }

    private static Stream<String> preferences(String header) {
        return split(header, ',').stream()
                .map(preference -> split(preference, ';').get(0).strip());
    }

    /** Splits the text at each separator outside of quoted strings. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** The value of the answer's {@link #APPLIED}. */
    public String applied() {
        return "wait=" + atMost.toSeconds();
    }
}
