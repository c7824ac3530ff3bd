package vouch.api;

/** What every identifier that a client may make looks like ({@code docs/http-api.md}, Conventions). */
public final class Identifier {

    /** The regular expression of an identifier's text. */
    public static final String FORMAT = "[A-Za-z0-9._-]{1,64}";

    /** What can be created: {@code .} and {@code ..} cannot be addressed, because every client takes them out of a URL. */
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
        // By hand, because every message that is read has several: the expression takes ten times as long.
        for (int i = 0; isOne && i < value.length(); i++) {
            isOne = isAllowed(value.charAt(i));
        }
        if (!isOne) {
            throw new IllegalArgumentException("An id is 1 to 64 letters, digits, dots, hyphens or underscores.");
        }
        return value;
    }

    /** Whether a URL can name it; what was created before that was asked for is read all the same. */
    public static boolean isAddressable(String value) {
        return !value.equals(".") && !value.equals("..");
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
