package vouch.api;

/** Which texts a person can read and every database can keep: names, articles, countries, reasons. */
public final class Legible {

    /** Letters and a symbol that show nothing: the fillers of Hangul and the empty cell of Braille. */
    private static final String INVISIBLE = "\u115f\u1160\u3164\uffa0\u2800";

    private Legible() {}

    /**
     * Whether a text shows something, in one line, and is whole: no control character, no half of a surrogate pair.
     *
     * @param most characters (code points)
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

    /** Not a space, nor what only changes how others are shown. */
    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> INVISIBLE.indexOf(codePoint) < 0;
        };
    }
}
