package vouch.api;

/** The form of every identifier that a client may choose ({@code docs/http-api.md}, Conventions). */
public final class Identifier {

    /** The regular expression of an identifier's text. */
    public static final String FORMAT = "[A-Za-z0-9._-]{1,64}";

    /**
     * The form of a new identifier. It excludes {@code .} and {@code ..}: every client removes these from a URL, so no
     * request could address them.
     */
    public static final String NEW = "(?!\\.{1,2}$)" + FORMAT;

    /** {@link #NEW} in words. */
    public static final String NEW_RULE =
            "must be 1 to 64 letters, digits, dots, hyphens or underscores, and neither \".\" nor \"..\"";

    private static final int LONGEST = 64;

    private Identifier() {}

    /**
     * Returns the text unchanged when it is an identifier.
     *
     * @throws IllegalArgumentException when it is null or not of {@link #FORMAT}
     */
    public static String checked(String value) {
        boolean isOne = value != null && !value.isEmpty() && value.length() <= LONGEST;
        // Checked by hand: every message that is read has several identifiers, and the regular expression takes ten
        // times as long.
        for (int i = 0; isOne && i < value.length(); i++) {
            isOne = isAllowed(value.charAt(i));
        }
        if (!isOne) {
            throw new IllegalArgumentException("An id is 1 to 64 letters, digits, dots, hyphens or underscores.");
        }
        return value;
    }

    /** Whether a URL can address the identifier. Identifiers from before this rule are still read. */
    public static boolean isAddressable(String value) {
        return !value.equals(".") && !value.equals("..");
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
