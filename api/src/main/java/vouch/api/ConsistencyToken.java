package vouch.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client has been told: for each stream, up to which version. The answer to a command has it as the header
 * {@value #HEADER}. A query that the client sends it with shows at least that. It is opaque to clients.
 *
 * <p>It names events and not positions in the store. Positions are given out before the commit, so a higher one may be
 * visible before a lower one.
 *
 * @param versions the number of events in each stream, from 1, by the identifier of the stream
 */
public record ConsistencyToken(SortedMap<String, Long> versions) {

    public static final String HEADER = "Consistency-Token";

    /** The streams of several commands. Each costs the query one look-up. */
    private static final int MOST_STREAMS = 16;

    private static final Pattern PART =
            Pattern.compile("((?:order|customer)/" + Identifier.FORMAT + ")@([1-9][0-9]{0,17})");

    public ConsistencyToken {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** @param stream the identifier of an order's or a customer's stream */
    public static ConsistencyToken of(Object stream, long version) {
        return new ConsistencyToken(new TreeMap<>(Collections.singletonMap(stream.toString(), version)));
    }

    /**
     * Reads the header of a query: one token, or several joined with commas, which ask for what all of them ask for.
     * Returns empty when it is not what {@link #toString()} made, or has more than 16 streams.
     */
    public static Optional<ConsistencyToken> parsed(String header) {
        SortedMap<String, Long> versions = new TreeMap<>();
        for (String text : header.split(",", -1)) {
            for (String part : plain(text.strip()).split(" ", -1)) {
                Matcher known = PART.matcher(part);
                if (!known.matches()) {
                    return Optional.empty();
                }
                versions.merge(known.group(1), Long.valueOf(known.group(2)), Math::max);
            }
        }
        return Optional.of(new ConsistencyToken(versions)).filter(token -> token.versions.size() <= MOST_STREAMS);
    }

    /** Asks for what both ask for. */
    public ConsistencyToken and(ConsistencyToken other) {
        SortedMap<String, Long> all = new TreeMap<>(versions);
        other.versions.forEach((stream, version) -> all.merge(stream, version, Math::max));
        return new ConsistencyToken(all);
    }

    /** Returns an empty text when it is no base64. */
    private static String plain(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The value of the header. It can stand in a URL, too. */
    @Override
    public String toString() {
        String plain = versions.entrySet().stream()
                .map(stream -> stream.getKey() + "@" + stream.getValue())
                .collect(Collectors.joining(" "));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
