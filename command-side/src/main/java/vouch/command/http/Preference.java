package vouch.command.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the client prefers to wait for what a saga decides later (RFC 7240, {@code Prefer: wait=N}).
 *
 * @param atMost no more than 30 s
 */
public record Preference(Duration atMost) {

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?0*(\\d+)\"?", Pattern.CASE_INSENSITIVE);
    private static final long MOST_SECONDS = 30;

    /** Reads the header's value; whatever is not a wait is ignored, as the RFC wants it. */
    public static Optional<Preference> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        return Arrays.stream(header.split("[,;]"))
                .map(part -> WAIT.matcher(part.strip()))
                .filter(Matcher::matches)
                .map(match -> match.group(1).length() > 2
                        ? MOST_SECONDS
                        : Math.min(Long.parseLong(match.group(1)), MOST_SECONDS))
                .map(seconds -> new Preference(Duration.ofSeconds(seconds)))
                .findFirst();
    }

    /** The value of the answer's {@code Preference-Applied}. */
    public String applied() {
        return "wait=" + atMost.toSeconds();
    }
}
