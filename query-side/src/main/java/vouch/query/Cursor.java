package vouch.query;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import vouch.api.Identifier;

/**
 * Marks the end of a page of a list: the sort key and the id of its last item. It is opaque to clients.
 *
 * @param key the sort key, as text
 * @param id separates items of the same key
 */
public record Cursor(String key, String id) {

    /** Cannot occur in an id, so the last one in the text is the separator. */
    private static final char SEPARATOR = '|';

    /** @throws vouch.api.BusinessError.Refusal when the text was not made by {@link #toString()} */
    public static Cursor of(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int separator = plain.lastIndexOf(SEPARATOR);
            Cursor cursor =
                    new Cursor(plain.substring(0, separator), Identifier.checked(plain.substring(separator + 1)));
            // PostgreSQL accepts every character except this one.
            if (cursor.toString().equals(text) && plain.indexOf('\0') < 0) {
                return cursor;
            }
            throw unusable();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unusable();
        }
    }

    /** The key as a time. @throws vouch.api.BusinessError.Refusal when it is none */
    public Instant instant() {
        try {
            return Instant.parse(key);
        } catch (DateTimeParseException e) {
            throw unusable();
        }
    }

    /** The key as a number. @throws vouch.api.BusinessError.Refusal when it is none */
    public long number() {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw unusable();
        }
    }

    private static RuntimeException unusable() {
        return refuse(VALIDATION_FAILED, "The cursor is not one of ours: take \"next\" of the page before as it is.");
    }

    @Override
    public String toString() {
        byte[] plain = (key + SEPARATOR + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
