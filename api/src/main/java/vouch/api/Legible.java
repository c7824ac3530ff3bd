package vouch.api;

/** Checks that a person can read a text and every database can store it: names, articles, countries, reasons. */
public final class Legible {

    /** Letters and a symbol that look empty: the fillers of Hangul and the empty cell of Braille. */
    private static final String INVISIBLE = "\u115f\u1160\u3164\uffa0\u2800";

    private Legible() {}

    /**
     * Whether a text shows something, has one line and is complete: no control character, no half of a surrogate pair.
     *
     * @param most the most characters (code points) that the text may have
     */
    public static boolean is(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                && text.codePoints().allMatch(Legible::allowed)
                && text.codePoints().anyMatch(Legible::visible);
    }

    private static boolean allowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    /** Whether the character itself is visible. Spaces, formats and marks for other characters are not. */
    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> INVISIBLE.indexOf(codePoint) < 0;
        };
    }
}
