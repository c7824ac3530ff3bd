package vouch.api;

import java.util.regex.Pattern;

/** What every identifier that a client may make looks like ({@code docs/http-api.md}, Conventions). */
public final class Identifier {

    /** The regular expression of an identifier's text. */
    public static final String FORMAT = "[A-Za-z0-9._-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(FORMAT);

    private Identifier() {}

    /**
     * Returns the text unchanged when it is an identifier.
     *
     * @throws IllegalArgumentException when it is null or not of {@link #FORMAT}
     */
    public static String checked(String value) {
        if (value == null || !PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("An id is 1 to 64 letters, digits, dots, hyphens or underscores.");
        }
        return value;
    }
}
