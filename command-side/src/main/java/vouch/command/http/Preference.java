package vouch.command.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the client prefers to wait for what a saga decides later (RFC 7240, {@code Prefer: wait=N}).
 *
 * @param atMost no more than 30 s
 */
public record Preference(Duration atMost) {

    private static final Pattern WAIT = Pattern.compile("wait\\s*(=.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SECONDS = Pattern.compile("=\\s*\"?0*(\\d+)\"?");
    private static final long MOST_SECONDS = 30;

    /**
     * Reads the header's value, or those of several with commas between them. Whatever is not a wait is ignored, as the
     * RFC wants it. Of several waits it wants the first to count, even if that one is no number.
     */
    public static Optional<Preference> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        return split(header, ',').stream()
                .map(preference -> split(preference, ';').get(0).strip())
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

    /** Where the separator is not within a quoted string. */
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

    /** The value of the answer's {@code Preference-Applied}. */
    public String applied() {
        return "wait=" + atMost.toSeconds();
    }
}
