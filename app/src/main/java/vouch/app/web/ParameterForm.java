package vouch.app.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vouch.api.Identifier;
import vouch.api.customer.CustomerId;

/**
 * Checks that a parameter has the only form of its type ({@code docs/http-api.md}, In detail). Without this check,
 * {@code 0x10} would be read as a number, {@code yes} as true, and a plain number as a time.
 */
public final class ParameterForm {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern UTC = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]00:00)", Pattern.CASE_INSENSITIVE);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ParameterForm() {}

    /** The form that the type requires, as the end of a sentence; empty when the text has that form. */
    public static Optional<String> missed(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return unless(WHOLE.matcher(text).matches(), "a whole number of at most 9 digits, such as 50");
        } else if (type == Boolean.class) {
            return unless(TRUTH.matcher(text).matches(), "true or false");
        } else if (type == Instant.class) {
            return unless(isTime(text), "a UTC time of RFC 3339, such as 2026-01-31T12:00:00Z");
        } else if (type == LocalDate.class) {
            return unless(isDay(text), "a day, such as 2026-01-31");
        } else if (type == CustomerId.class) {
            return unless(
                    text.matches(Identifier.FORMAT), "an id: 1 to 64 letters, digits, dots, hyphens or underscores");
        } else if (type.isEnum()) {
            List<String> constants =
                    Stream.of(type.getEnumConstants()).map(Object::toString).toList();
            return unless(constants.contains(text), "one of " + String.join(", ", constants));
        } else if (type == String.class) {
            return Optional.empty();
        }
        throw new IllegalArgumentException("Say what form a parameter of " + type + " has.");
    }

    private static Optional<String> unless(boolean holds, String form) {
        return holds ? Optional.empty() : Optional.of(form);
    }

    private static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            // There is no such day.
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return UTC.matcher(text).matches() && Instant.parse(text) != null;
        } catch (DateTimeException e) {
            // There is no such day.
            return false;
        }
    }
}
